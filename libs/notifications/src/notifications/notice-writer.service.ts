import { Inject, Injectable } from '@nestjs/common';
import {
  called,
  Clock,
  type Id,
  type IdKind,
  idsIn,
  inEachLanguage,
  inOneLine,
  isId,
  type LocalDate,
  type LocalisedText,
  type NameOf,
  type OrganisationId,
  personalSentenceOf,
  type PersonId,
  type PublishedEvent,
  sentenceOf,
  sentenceBuilder,
  type Translations,
  withLines,
  ZoneId,
} from '@talkoot/contracts';
import { GovernanceNotices } from '@talkoot/governance';
import { IdentityApi } from '@talkoot/identity';
import { CONFIG, type Config } from '@talkoot/platform/config';
import { EventTexts } from '@talkoot/platform/events';
import { say } from '../messages/index.js';
import { isForInvitedAlone } from './meeting-invitations.service.js';
import type { Notices } from './notification.repository.js';
import { notifiedOrganisations } from './notified-organisations.js';

/** What an event tells, in each language, and who is told of it. */
interface Written {
  readonly text?: Translations | undefined;
  readonly notices: readonly Notices[];
}

/** Decides who is told of an event, and what. */
@Injectable()
export class NoticeWriter {
  private readonly zone: ZoneId;

  constructor(
    private readonly identity: IdentityApi,
    private readonly texts: EventTexts,
    private readonly governance: GovernanceNotices,
    private readonly clock: Clock,
    @Inject(CONFIG) config: Config,
  ) {
    this.zone = ZoneId.of(config.TIME_ZONE);
  }

  /**
   * For those who sit in the body that the event tells of or are responsible, else for those who act today for an organisation that
   * it concerns, each person once, except the person who did it. Nothing when nobody is told by this: an import tells what was known
   * before, some events are of no interest, and of others MeetingInvitations tells those invited.
   */
  async of(event: PublishedEvent): Promise<Written> {
    if (event.origin === 'import' || isForInvitedAlone(event)) return { notices: [] };
    const today = this.clock.today();
    const inPerson = await this.inPerson(event);
    const others = eachOnce(await this.recipientsOf(event, today)).filter(
      ({ person }) => person !== event.person && person !== inPerson?.person,
    );
    const thing = await this.thingOf(event);
    const body = await this.bodyOf(event, thing);
    const recipients = [...others, ...(inPerson ? [inPerson] : [])].map(({ organisation }) => organisation);
    const { aggregate, data, organisation } = event;
    const names = await this.texts.namesIn({ aggregate, data, organisation, recipients, body }, { event, on: today });
    const days = await this.daysIn(event);
    const words = await this.texts.wordsIn({ event, on: today });
    const nameOf = (id: Id<IdKind>) => called(id, inOneLine(names.get(id) ?? inEachLanguage(() => id)), days.get(id));
    // A person who sits in a body for no organisation is told by the name of the body.
    const nameFor = (organisation: OrganisationId | undefined): LocalisedText =>
      names.get(organisation ?? body ?? event.aggregate) ?? inEachLanguage(() => event.aggregate);
    const notices = (to: readonly Recipient[], text: Translations | undefined): Notices[] =>
      text === undefined || to.length === 0
        ? []
        : [
            {
              event: event.id,
              subject: subjectOf(event),
              thing,
              request: event.requestId,
              text,
              illustrative: 'provenance' in event.data && event.data.provenance === 'illustrative',
              to: to.map(({ person, organisation }) => ({
                person,
                organisationName: nameFor(organisation),
                inPerson: organisation === undefined,
              })),
            },
          ];
    const wordsOf = (id: Id<IdKind>) => {
      const written = words.get(id);
      return written && inOneLine(written);
    };
    const circumstances = { zone: this.zone, wordsOf };
    const text = withActor(event, nameOf, (names) => sentenceOf(event, names, circumstances));
    const inPersonText = withActor(event, nameOf, (names) => personalSentenceOf(event, names));
    return { text, notices: [...notices(others, text), ...notices(inPerson ? [inPerson] : [], inPersonText)] };
  }

  /** The invitation that the event tells of, where it goes to an address: to a seat only where nobody here has it. */
  async strangerIn(event: PublishedEvent): Promise<Id<'seatinvitation'> | Id<'colleagueinvitation'> | undefined> {
    const { name, aggregate } = event;
    if (name === 'colleague-invitation.sent.v1' && isId('colleagueinvitation', aggregate)) return aggregate;
    if (name !== 'seat-invitation.sent.v1' || !isId('seatinvitation', aggregate)) return undefined;
    const invited = await this.governance.invited(aggregate);
    return invited?.address === undefined ? undefined : aggregate;
  }

  /** The person whom the event is about hears of it in other words, wherever they act; unless they did it. */
  private async inPerson(event: PublishedEvent): Promise<Recipient | undefined> {
    const recipient = isOfAffiliation(event)
      ? await this.affiliated(event)
      : await this.governance.recipientInPerson(event);
    return recipient?.person && recipient.person !== event.person
      ? { person: recipient.person, organisation: recipient.organisation }
      : undefined;
  }

  /** Who is let act for an organisation or no longer, as long as they can be reached. */
  private async affiliated({ data: { person, organisation } }: OfAffiliation): Promise<Recipient | undefined> {
    return (await this.identity.contactsOf([person])).has(person) ? { person, organisation } : undefined;
  }

  /** What somebody takes it to be about: an action item belongs to its meeting, money to what it is for. */
  private async thingOf({ aggregate, data }: PublishedEvent): Promise<Id<IdKind>> {
    if (isId('actionitem', aggregate)) return this.governance.meetingOf(aggregate);
    if (isId('grant', aggregate) && 'pilot' in data) return data.pilot;
    if (isId('appropriation', aggregate) && 'programme' in data) return data.programme;
    return aggregate;
  }

  /** The body in which something happens; the thing of an action item is its meeting. */
  private async bodyOf({ aggregate, data }: PublishedEvent, thing: Id<IdKind>): Promise<Id<'body'> | undefined> {
    if ('body' in data) return data.body;
    if (isId('body', aggregate)) return aggregate;
    return isId('meeting', thing) ? this.governance.bodyOf(thing) : undefined;
  }

  private async recipientsOf(event: PublishedEvent, today: LocalDate): Promise<Recipient[]> {
    const recipients = await this.governance.recipientsOf(event);
    if (!recipients) {
      const acting = await this.identity.peopleOf(notifiedOrganisations(event), today);
      // Whom an organisation invites is for those who manage that.
      return isId('colleagueinvitation', event.aggregate) ? acting.filter(({ role }) => role === 'manager') : acting;
    }
    const unnamed = recipients.flatMap(({ person, organisation }) =>
      person === undefined && organisation ? organisation : [],
    );
    const acting = await this.identity.peopleOf(unnamed, today);
    return [...recipients.flatMap(({ person, organisation }) => (person ? [{ person, organisation }] : [])), ...acting];
  }

  /** The days of the meetings that the event names: a body has many, so what is told of one without its time names its day. */
  private daysIn({ aggregate, data }: PublishedEvent): Promise<ReadonlyMap<Id<IdKind>, LocalDate>> {
    return this.governance.daysOf(idsIn({ aggregate, data }, ['meeting']));
  }
}

/** What a notification leads to. An invitation that nobody accepts is not shown any more: what it invited to is. */
function subjectOf(event: PublishedEvent): Id<IdKind> {
  if (event.name === 'invitation.declined.v1') return event.data.to;
  // Who acts for it no longer is not shown as one of its people.
  if (isOfAffiliation(event)) return event.data.organisation;
  if (event.name === 'seat-invitation.declined.v1' || event.name === 'seat-invitation.expired.v1')
    return event.data.body;
  return event.aggregate;
}

/** Adds for which organisation it was done, where the sentence does not name it; which person that was is nobody else's business. */
function withActor(
  { organisation }: PublishedEvent,
  nameOf: NameOf,
  tell: (nameOf: NameOf) => Translations | undefined,
): Translations | undefined {
  const named = new Set<Id<IdKind>>();
  const sentence = tell((id) => {
    named.add(id);
    return nameOf(id);
  });
  if (!sentence || !organisation || named.has(organisation)) return sentence;
  return withLines(sentence, line('line.recordedBy', nameOf(organisation)));
}

type OfAffiliation = PublishedEvent<'affiliation.begun.v1' | 'affiliation.ended.v1'>;
const isOfAffiliation = (event: PublishedEvent): event is OfAffiliation =>
  event.name === 'affiliation.begun.v1' || event.name === 'affiliation.ended.v1';

const { line } = sentenceBuilder({ say });

/** Somebody who is told, and the organisation for which. */
interface Recipient {
  readonly person: PersonId;
  readonly organisation: OrganisationId | undefined;
}

const eachOnce = (people: readonly Recipient[]): Recipient[] => [
  ...new Map(people.map((recipient) => [recipient.person, recipient])).values(),
];
