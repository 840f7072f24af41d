import {
  type Instant,
  listed,
  momentsText,
  type NameOf,
  type OrganisationId,
  type PersonalSentences,
  type Sentences,
  SILENT,
  sentenceBuilder,
  type Translations,
  VALUE_NAMES,
  type ZoneId,
} from '@talkoot/contracts';
import { type Message, say } from './messages/index.js';
import type { governanceEvents } from './governance.events.js';

const { sentence, line } = sentenceBuilder({ say });

/** For which organisation somebody sits in a body, if for one; who that is, no event says. */
const forWhom = (organisation: OrganisationId | undefined, nameOf: NameOf) =>
  line('line.organisation', organisation && nameOf(organisation));

/** What the person hears of whom the event tells, instead of what others hear. */
export const personalSentences: PersonalSentences<typeof governanceEvents> = {
  'body.mandate-begun.v1': ({ aggregate, data }, nameOf) =>
    sentence(
      'body.mandate-begun.v1.inPerson',
      { body: nameOf(aggregate), role: data.role, from: data.period.from ?? 'none' },
      forWhom(data.organisation, nameOf),
    ),
  'body.mandate-ended.v1': ({ aggregate, data }, nameOf) =>
    sentence(
      'body.mandate-ended.v1.inPerson',
      { body: nameOf(aggregate), on: data.lastDay },
      forWhom(data.organisation, nameOf),
    ),
  'seat-invitation.sent.v1': ({ data, organisation }, nameOf) =>
    sentence(
      'seat-invitation.sent.v1.inPerson',
      { body: nameOf(data.body), role: data.role, on: data.expiresOn },
      line('line.invitedBy', organisation && nameOf(organisation)),
    ),
};

interface Times {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

const aboutMeeting = (meeting: Translations, { startsAt, endsAt }: Times, zone: ZoneId) => ({
  meeting,
  moment: momentsText(startsAt, endsAt, zone),
});

const ABOUT_INVITATIONS = {
  invite: 'meeting.convened.v1',
  uninvite: 'meeting.uninvited',
  cancel: 'meeting.cancelled.v1',
} as const satisfies Record<string, Message>;

/** What somebody hears of their own invitation to a meeting, whatever it follows from. */
export const invitationText = (
  about: keyof typeof ABOUT_INVITATIONS,
  meeting: Translations,
  times: Times,
  zone: ZoneId,
  reason: Translations | undefined,
): Translations => sentence(ABOUT_INVITATIONS[about], aboutMeeting(meeting, times, zone), line('line.reason', reason));

/** What people hear of bodies, meetings, action items and proposals. A meeting is called by its title, else as its body. */
export const governanceSentences: Sentences<typeof governanceEvents, Message> = {
  'body.details-changed.v1': ({ aggregate }, nameOf) => [{ body: nameOf(aggregate) }],
  'body.secretariat-changed.v1': ({ aggregate, data }, nameOf) => [
    { body: nameOf(aggregate), secretariat: data.after ? nameOf(data.after) : say('nobody'), on: data.on },
  ],
  'body.seat-added.v1': ({ aggregate }, nameOf) => [{ body: nameOf(aggregate) }],
  'body.seat-changed.v1': SILENT,
  'body.seat-ended.v1': ({ aggregate, data }, nameOf) => [{ body: nameOf(aggregate), on: data.lastDay }],
  'body.seat-handed-over.v1': ({ aggregate, data }, nameOf) => [
    {
      body: nameOf(aggregate),
      before: data.before ? nameOf(data.before) : say('nobody'),
      after: data.after ? nameOf(data.after) : say('nobody'),
      on: data.on,
    },
  ],
  'body.mandate-begun.v1': ({ aggregate, data }, nameOf) => [
    { body: nameOf(aggregate), role: data.role },
    forWhom(data.organisation, nameOf),
  ],
  'body.mandate-handed-over.v1': SILENT,
  'body.mandate-changed.v1': SILENT,
  'body.mandate-ended.v1': ({ aggregate, data }, nameOf) => [
    { body: nameOf(aggregate), on: data.lastDay },
    forWhom(data.organisation, nameOf),
  ],
  // The person invited has a sentence of their own, see PERSONAL_SENTENCES.
  'seat-invitation.sent.v1': SILENT,
  'seat-invitation.declined.v1': ({ data }, nameOf) => [
    { body: nameOf(data.body) },
    line('line.seat', nameOf(data.seat)),
  ],
  'seat-invitation.expired.v1': ({ data }, nameOf) => [
    { body: nameOf(data.body) },
    line('line.seat', nameOf(data.seat)),
  ],
  'meeting.details-changed.v1': ({ aggregate }, nameOf) => [{ meeting: nameOf(aggregate) }],
  'meeting.convened.v1': ({ aggregate, data }, nameOf, { zone }) => [aboutMeeting(nameOf(aggregate), data, zone)],
  'meeting.moved.v1': ({ aggregate, data }, nameOf, { zone }) => [aboutMeeting(nameOf(aggregate), data, zone)],
  'meeting.cancelled.v1': ({ aggregate, data }, nameOf, { zone, wordsOf }) => [
    aboutMeeting(nameOf(aggregate), data, zone),
    line('line.reason', wordsOf(aggregate)),
  ],
  'meeting.held.v1': ({ aggregate, data }, nameOf) => [
    { meeting: nameOf(aggregate), present: data.present, quorum: data.quorate ? 'yes' : 'no' },
  ],
  'meeting.recorded.v1': ({ aggregate, data }, nameOf, { zone }) => [
    { ...aboutMeeting(nameOf(aggregate), data, zone), present: data.present, quorum: data.quorate ? 'yes' : 'no' },
  ],
  'meeting.decided.v1': ({ aggregate, data }, nameOf, { wordsOf }) => [
    { meeting: nameOf(aggregate), item: nameOf(data.item), outcome: VALUE_NAMES.decisionOutcome[data.outcome] },
    line('line.decision', wordsOf(data.decision)),
  ],
  'meeting.decision-corrected.v1': ({ aggregate, data }, nameOf, { wordsOf }) => [
    { meeting: nameOf(aggregate), item: nameOf(data.item), outcome: VALUE_NAMES.decisionOutcome[data.outcome] },
    line('line.decision', wordsOf(data.decision)),
  ],
  'meeting.decision-withdrawn.v1': ({ aggregate, data }, nameOf) => [
    { meeting: nameOf(aggregate), item: nameOf(data.item) },
  ],
  'meeting.minutes-sent.v1': ({ aggregate }, nameOf) => [{ meeting: nameOf(aggregate) }, say('line.toAccept')],
  'meeting.minutes-remarked.v1': ({ aggregate, data }, nameOf, { wordsOf }) => [
    { meeting: nameOf(aggregate) },
    line('line.remark', wordsOf(data.remark)),
    say('line.toSend'),
  ],
  'meeting.minutes-accepted.v1': ({ aggregate }, nameOf) => [{ meeting: nameOf(aggregate) }],
  'meeting.minutes-approved.v1': ({ aggregate, data }, nameOf) => [{ meeting: nameOf(aggregate), on: data.on }],
  'action-item.given.v1': ({ aggregate, data }, nameOf) => [
    { item: nameOf(aggregate), meeting: nameOf(data.meeting), due: data.due ?? 'none' },
  ],
  'action-item.changed.v1': ({ aggregate, data }, nameOf) => [{ item: nameOf(aggregate) }, line('line.due', data.due)],
  'action-item.handed-over.v1': ({ aggregate, data }, nameOf) => [
    { item: nameOf(aggregate), before: nameOf(data.before), after: nameOf(data.after), on: data.on },
  ],
  'action-item.done.v1': ({ aggregate, data }, nameOf) => [{ item: nameOf(aggregate), on: data.on }],
  'action-item.withdrawn.v1': ({ aggregate, data }, nameOf) => [{ item: nameOf(aggregate), on: data.on }],
  'action-item.due-soon.v1': ({ aggregate, data }, nameOf) => [
    { item: nameOf(aggregate), on: data.due },
    say('line.toReport'),
  ],
  'action-item.late.v1': ({ aggregate, data }, nameOf) => [
    { item: nameOf(aggregate), on: data.due },
    say('line.toReport'),
  ],
  'proposal.submitted.v1': ({ aggregate, data }, nameOf) => [
    { proposal: nameOf(aggregate), addressee: nameOf(data.addressee) },
    line('line.proposers', listed(data.proposers.map(nameOf))),
    line('line.answerDue', data.answerDue),
  ],
  'proposal.proposer-joined.v1': ({ aggregate, data }, nameOf) => [
    { proposal: nameOf(aggregate), proposer: nameOf(data.organisation) },
  ],
  'proposal.details-changed.v1': ({ aggregate }, nameOf) => [{ proposal: nameOf(aggregate) }],
  'proposal.supported.v1': ({ aggregate, data }, nameOf) => [
    { proposal: nameOf(aggregate), supporter: nameOf(data.organisation), on: data.on },
  ],
  'proposal.support-ended.v1': ({ aggregate, data }, nameOf) => [
    { proposal: nameOf(aggregate), supporter: nameOf(data.organisation), on: data.lastDay },
  ],
  'proposal.party-changed.v1': ({ aggregate, data }, nameOf) => [
    { proposal: nameOf(aggregate), before: nameOf(data.before), after: nameOf(data.after), on: data.on },
  ],
  'proposal.answered.v1': ({ aggregate, data }, nameOf, { wordsOf }) => [
    { proposal: nameOf(aggregate), answer: VALUE_NAMES.proposalAnswer[data.answer], on: data.on },
    line('line.answer', wordsOf(aggregate)),
  ],
  'proposal.withdrawn.v1': ({ aggregate, data }, nameOf) => [{ proposal: nameOf(aggregate), on: data.on }],
  'proposal.overdue.v1': ({ aggregate, data }, nameOf) => [{ proposal: nameOf(aggregate), on: data.answerDue }],
};
