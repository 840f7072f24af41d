import { Heading, Link, Paragraph } from '@digdir/designsystemet-react';
import { Actions } from '../../acting/actions.js';
import type { MeetingPageQuery } from '../../api/operations.js';
import { AnyLink } from '../../parts/any-thing.js';
import { Documents } from '../../parts/documents.js';
import { Facts, Section } from '../../parts/facts.js';
import { LeftOut } from '../../parts/left-out.js';
import { ProvenanceMark, ThingLink } from '../../parts/links.js';
import { Prose } from '../../parts/prose.js';
import { Records } from '../../parts/records.js';
import { Missing } from '../../parts/states.js';
import { ThingLinks } from '../../parts/thing-links.js';
import { Title } from '../../parts/title.js';
import type { PageProps } from '../../router.js';
import { dayOrNone, dayText, momentText } from '../../texts/format.js';
import { named, say } from '../../texts/say.js';
import { ActionItems } from './action-items.js';
import { DecisionLink, meetingName } from './meeting-links.js';
import { MandateName, SeatName } from './seats.js';

type Meeting = Extract<NonNullable<MeetingPageQuery['node']>, { readonly __typename: 'Meeting' }>;

export function Page({ data: { node: meeting } }: PageProps<MeetingPageQuery>) {
  if (meeting?.__typename !== 'Meeting') return <Missing />;
  const { body } = meeting;
  return (
    <>
      <Title text={`${meetingName(meeting, body.name)} ${dayText(meeting.day)}`} above={say('kind.Meeting')} />
      <ProvenanceMark of={meeting.provenance} />
      <Facts
        of={{
          'field.body': <ThingLink of={body} />,
          'field.status': named('MeetingStatus', meeting.status),
          'field.cancellationReason': meeting.cancellationReason,
          'field.startsAt': momentText(meeting.startsAt, body.timeZone),
          'field.endsAt': momentText(meeting.endsAt, body.timeZone),
          'field.place': meeting.place,
          'governance.takePart': meeting.link !== null && <Link href={meeting.link}>{meeting.link}</Link>,
          'field.convenedOn': dayOrNone(meeting.convenedOn),
          'field.recordedOn': dayOrNone(meeting.recordedOn),
        }}
      />
      <Actions of={meeting} />
      <Agenda of={meeting} />
      <Attendance of={meeting} />
      <ActionItems of={meeting.actionItems} />
      <Minutes of={meeting} />
    </>
  );
}

interface PartProps {
  readonly of: Meeting;
}

const Agenda = ({ of: { agenda } }: PartProps) => (
  <Section title="field.agenda" count={agenda.totalCount}>
    <ol className="agenda">
      {agenda.nodes.map((item) => (
        <li key={item.id}>
          <Heading level={3} data-size="2xs">
            {item.title}
          </Heading>
          <Prose of={item.text} />
          <Facts
            of={{
              'field.kind': named('AgendaItemKind', item.kind),
              'field.subject': item.subject && <AnyLink of={item.subject} />,
              'field.theme': item.theme && <ThingLink of={item.theme} />,
              'field.organisations': item.organisations.length > 0 && <ThingLinks of={item.organisations} />,
              'field.documents': item.documents.length > 0 && <Documents of={item.documents} />,
              'field.decision': item.decision && (
                <>
                  <DecisionLink of={item.decision} /> ({named('DecisionOutcome', item.decision.outcome)})
                </>
              ),
            }}
          />
          <Actions of={item} />
        </li>
      ))}
    </ol>
    <LeftOut of={agenda} />
  </Section>
);

/** Who was there: the number anybody may know, who it was those who see it. */
const Attendance = ({ of: { attendance, presentCount, seatCount, quorate } }: PartProps) =>
  presentCount === null && attendance.totalCount === 0 ? null : (
    <Section title="field.attendance">
      {presentCount === null || seatCount === null ? null : (
        <Paragraph>
          {say('governance.presentOf', { present: presentCount, seats: seatCount })}{' '}
          {quorate === null ? '' : say(quorate ? 'governance.quorate' : 'governance.notQuorate')}
        </Paragraph>
      )}
      {attendance.totalCount === 0 ? null : (
        <Records
          caption={say('field.seats')}
          rows={attendance.nodes}
          columns={[
            { title: 'field.seat', cell: ({ seat }) => <SeatName of={seat} /> },
            { title: 'field.present', cell: ({ present }) => say(present ? 'filter.yes' : 'filter.no') },
            { title: 'governance.came', cell: ({ mandate }) => <MandateName of={mandate} /> },
          ]}
        />
      )}
      <LeftOut of={attendance} />
    </Section>
  );

const Minutes = ({ of: { minutes, body } }: PartProps) =>
  minutes === null ? null : (
    <Section title="field.minutes">
      <Facts
        of={{
          'field.sentAt': minutes.sentAt === null ? null : momentText(minutes.sentAt, body.timeZone),
          'field.approvedOn': dayOrNone(minutes.approvedOn),
          'field.documents': minutes.documents.length > 0 && <Documents of={minutes.documents} />,
        }}
      />
      <Prose of={minutes.text} />
      {minutes.remarks.totalCount === 0 ? null : (
        <>
          <Heading level={3} data-size="2xs">
            {say('field.remarks')}
          </Heading>
          <Records
            caption={say('field.remarks')}
            rows={minutes.remarks.nodes}
            columns={[
              { title: 'field.seat', cell: ({ seat }) => <SeatName of={seat} /> },
              { title: 'governance.came', cell: ({ mandate }) => <MandateName of={mandate} /> },
              { title: 'field.text', cell: ({ text }) => text },
              { title: 'field.madeAt', cell: ({ madeAt }) => momentText(madeAt, body.timeZone) },
              { title: 'field.answered', cell: ({ answered }) => say(answered ? 'filter.yes' : 'filter.no') },
            ]}
          />
          <LeftOut of={minutes.remarks} />
        </>
      )}
      {minutes.acceptances.totalCount === 0 ? null : (
        <>
          <Heading level={3} data-size="2xs">
            {say('field.acceptances')}
          </Heading>
          <Records
            caption={say('field.acceptances')}
            rows={minutes.acceptances.nodes}
            columns={[
              { title: 'field.seat', cell: ({ seat }) => <SeatName of={seat} /> },
              { title: 'governance.came', cell: ({ mandate }) => <MandateName of={mandate} /> },
              { title: 'field.day', cell: ({ acceptedOn }) => dayText(acceptedOn) },
            ]}
          />
          <LeftOut of={minutes.acceptances} />
        </>
      )}
    </Section>
  );
