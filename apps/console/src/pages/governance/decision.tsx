import { Actions } from '../../acting/actions.js';
import type { DecisionPageQuery } from '../../api/operations.js';
import { AnyLink } from '../../parts/any-thing.js';
import { Documents } from '../../parts/documents.js';
import { Facts, Section } from '../../parts/facts.js';
import { ProvenanceMark, ThingLink } from '../../parts/links.js';
import { Prose } from '../../parts/prose.js';
import { Records } from '../../parts/records.js';
import { Missing } from '../../parts/states.js';
import { ThingLinks } from '../../parts/thing-links.js';
import { Title } from '../../parts/title.js';
import type { PageProps } from '../../router.js';
import { dayText } from '../../texts/format.js';
import { named, say } from '../../texts/say.js';
import { ActionItems } from './action-items.js';
import { MeetingLink } from './meeting-links.js';
import { SeatName } from './seats.js';

export function Page({ data: { node: decision } }: PageProps<DecisionPageQuery>) {
  if (decision?.__typename !== 'Decision') return <Missing />;
  const { item, meeting, votes, dissents } = decision;
  return (
    <>
      <Title text={item.title} above={say('kind.Decision')} />
      <ProvenanceMark of={meeting.provenance} />
      <Prose of={decision.text} />
      <Facts
        of={{
          'field.outcome': named('DecisionOutcome', decision.outcome),
          'field.votes': votes ? say('governance.votes', votes) : decision.consensus && say('field.consensus'),
          'field.subject': decision.subject && <AnyLink of={decision.subject} />,
          'field.theme': item.theme && <ThingLink of={item.theme} />,
          'field.organisations': item.organisations.length > 0 && <ThingLinks of={item.organisations} />,
          'field.body': <ThingLink of={meeting.body} />,
          'field.meeting': <MeetingLink of={meeting} />,
          'field.decidedOn': dayText(decision.decidedOn),
          'field.documents': item.documents.length > 0 && <Documents of={item.documents} />,
        }}
      />
      <Actions of={decision} />
      {item.text === null ? null : (
        <Section title="field.agendaItem">
          <Prose of={item.text} />
        </Section>
      )}
      {dissents.length === 0 ? null : (
        <Section title="field.dissents" count={dissents.length}>
          <Records
            caption={say('field.dissents')}
            rows={dissents}
            columns={[
              { title: 'field.seat', cell: ({ seat }) => <SeatName of={seat} /> },
              { title: 'field.reason', cell: ({ reason }) => reason },
            ]}
          />
        </Section>
      )}
      <ActionItems of={decision.actionItems} />
    </>
  );
}
