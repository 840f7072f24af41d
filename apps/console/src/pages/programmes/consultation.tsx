import type { ConsultationPageQuery } from '../../api/operations.js';
import { Actions } from '../../acting/actions.js';
import { actionsColumn } from '../../parts/actions-column.js';
import { Collection } from '../../parts/collection.js';
import { Facts } from '../../parts/facts.js';
import { LeftOut } from '../../parts/left-out.js';
import { ThingLink } from '../../parts/links.js';
import { Prose } from '../../parts/prose.js';
import { Missing } from '../../parts/states.js';
import { Title } from '../../parts/title.js';
import type { PageProps } from '../../router.js';
import { dayOrNone, dayText } from '../../texts/format.js';
import { named, say } from '../../texts/say.js';

export function Page({ data: { node: consultation } }: PageProps<ConsultationPageQuery>) {
  if (consultation?.__typename !== 'Consultation') return <Missing />;
  const { consulted, opinions, programme, revision } = consultation;
  return (
    <>
      <Title text={programme.name} above={say('kind.Consultation')} />
      <Facts
        of={{
          'field.programme': <ThingLink of={programme} />,
          'field.revision': (
            <ThingLink of={{ ...revision, name: say('programmes.revision', { number: revision.number }) }} />
          ),
          'field.status': named('ConsultationStatus', consultation.status),
          'field.openedOn': dayText(consultation.openedOn),
          'field.until': dayText(consultation.until),
          'field.endedOn': dayOrNone(consultation.endedOn),
          'field.silence': named('Silence', consultation.silence),
        }}
      />
      <Actions of={consultation} />
      <Collection
        title="field.opinions"
        of={opinions}
        columns={[
          { title: 'field.organisation', cell: ({ organisation }) => <ThingLink of={organisation} /> },
          { title: 'field.standing', cell: ({ standing }) => named('OpinionStanding', standing) },
          { title: 'field.position', cell: ({ position }) => position && named('OpinionPosition', position) },
          { title: 'field.givenOn', cell: ({ givenOn }) => dayOrNone(givenOn) },
          { title: 'field.text', cell: ({ text }) => <Prose of={text} /> },
          { title: 'field.remarks', cell: ({ remarks }) => <Remarks of={remarks} /> },
          { title: 'field.takenUp', cell: ({ takenUp }) => takenUp && named('TakenUp', takenUp) },
          { title: 'field.answer', cell: ({ answer }) => <Prose of={answer} /> },
          { title: 'field.answeredOn', cell: ({ answeredOn }) => dayOrNone(answeredOn) },
          ...actionsColumn(opinions.nodes),
        ]}
      />
      <Collection
        title="field.consulted"
        of={consulted}
        columns={[{ title: 'field.name', cell: (organisation) => <ThingLink of={organisation} /> }]}
      />
    </>
  );
}

type Opinion = Extract<
  ConsultationPageQuery['node'],
  { readonly __typename: 'Consultation' }
>['opinions']['nodes'][number];

/** What an opinion says of single items of the plan. */
const Remarks = ({ of }: { readonly of: Opinion['remarks'] }) =>
  of.totalCount === 0 ? null : (
    <>
      <ul>
        {of.nodes.map(({ text, item }, place) => (
          <li key={place}>
            <ThingLink of={item} /> {text}
          </li>
        ))}
      </ul>
      <LeftOut of={of} />
    </>
  );
