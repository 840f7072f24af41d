import { Inject, Injectable } from '@nestjs/common';
import {
  Clock,
  COLLABORATION_KINDS,
  type Id,
  type IdKind,
  idsIn,
  isId,
  type LocalDate,
  type LocalisedText,
  type OrganisationId,
  type PersonId,
  type PublishedEvent,
  type Translations,
  ZoneId,
} from '@talkoot/contracts';
import { GovernanceNotices } from '@talkoot/governance';
import { IdentityApi } from '@talkoot/identity';
import { CONFIG, type Config } from '@talkoot/platform/config';
import { PilotsApi } from '@talkoot/pilots';
import { RegistryApi } from '@talkoot/registry';
import { dated } from '../domain/day.js';
import { organisationsTold } from '../domain/organisations-told.js';
import { personalSentenceOf, sentenceOf } from '../domain/sentences.js';
import { translations } from '../domain/translations.js';
import type { Notices } from '../persistence/notification.repository.js';
import { isToldToInvited } from './meeting-invitations.js';

/** Decides who is told of an event, and what. */
@Injectable()
export class NoticeWriter {
  private readonly zone: ZoneId;

  constructor(
    private readonly identity: IdentityApi,
    private readonly registry: RegistryApi,
    private readonly pilots: PilotsApi,
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
  async of(event: PublishedEvent): Promise<readonly Notices[]> {
    if (event.origin === 'import' || isToldToInvited(event)) return [];
    const today = this.clock.today();
    const inPerson = await this.inPerson(event);
    const others = eachOnce(await this.toldOf(event, today)).filter(
      ({ person }) => person !== event.person && person !== inPerson?.person,
    );
    const names = await this.namesIn(event, [...others, ...(inPerson ? [inPerson] : [])], today);
    const days = await this.daysIn(event);
    const nameOf = (id: Id<IdKind>) => dated(translations(names.get(id) ?? { en: id }), days.get(id));
    // Whoever sits in a body for nobody else is told as one who sits there.
    const nameFor = (organisation: OrganisationId | undefined): LocalisedText =>
      names.get(organisation ?? ('body' in event.data ? event.data.body : event.aggregate)) ?? { en: event.aggregate };
    const thing = await this.thingOf(event);
    const notices = (to: readonly Recipient[], text: Translations | undefined): Notices[] =>
      text === undefined || to.length === 0
        ? []
        : [
            {
              event: event.id,
              subject: event.aggregate,
              thing,
              request: event.requestId,
              text,
              illustrative: 'provenance' in event.data && event.data.provenance === 'illustrative',
              to: to.map(({ person, organisation }) => ({ person, organisationName: nameFor(organisation) })),
            },
          ];
    return [
      ...notices(others, sentenceOf(event, nameOf, this.zone)),
      ...notices(inPerson ? [inPerson] : [], personalSentenceOf(event, nameOf, this.zone)),
    ];
  }

  /** The invitation to a seat that the event tells of, where it goes to an address that nobody here has. */
  async strangerIn(event: PublishedEvent): Promise<Id<'seatinvitation'> | undefined> {
    const { name, aggregate } = event;
    if (name !== 'seat-invitation.sent.v1' || !isId('seatinvitation', aggregate)) return undefined;
    const invited = await this.governance.invited(aggregate);
    return invited?.address === undefined ? undefined : aggregate;
  }

  /** The person whom the event is about hears of it in other words, wherever they act; unless they did it. */
  private async inPerson(event: PublishedEvent): Promise<Recipient | undefined> {
    const told = await this.governance.toldInPerson(event);
    return told?.person && told.person !== event.person
      ? { person: told.person, organisation: told.organisation }
      : undefined;
  }

  /** What somebody takes it to be about: an action item belongs to its meeting, money to what it is for. */
  private async thingOf({ aggregate, data }: PublishedEvent): Promise<Id<IdKind>> {
    if (isId('actionitem', aggregate)) return this.governance.meetingOf(aggregate);
    if (isId('grant', aggregate) && 'pilot' in data) return data.pilot;
    if (isId('appropriation', aggregate) && 'programme' in data) return data.programme;
    return aggregate;
  }

  private async toldOf(event: PublishedEvent, today: LocalDate): Promise<Recipient[]> {
    const told = await this.governance.toldOf(event);
    if (!told) return this.identity.peopleOf(organisationsTold(event), today);
    const unnamed = told.flatMap(({ person, organisation }) =>
      person === undefined && organisation ? organisation : [],
    );
    const acting = await this.identity.peopleOf(unnamed, today);
    return [...told.flatMap(({ person, organisation }) => (person ? [{ person, organisation }] : [])), ...acting];
  }

  /** The days of the meetings that the event names: a body has many, so what is told of one without its time names its day. */
  private daysIn({ aggregate, data }: PublishedEvent): Promise<ReadonlyMap<Id<IdKind>, LocalDate>> {
    return this.governance.daysOf(idsIn({ aggregate, data }, ['meeting']));
  }

  /** What everything is called that the event names, as far as it has a name. */
  private async namesIn(
    { aggregate, data }: PublishedEvent,
    told: readonly Recipient[],
    on: LocalDate,
  ): Promise<ReadonlyMap<Id<IdKind>, LocalisedText>> {
    const named = idsIn({ aggregate, data }, ['organisation', ...COLLABORATION_KINDS]);
    const parts = idsIn({ aggregate, data }, ['plan', 'milestone', 'experiment', 'result']);
    const decided = idsIn({ aggregate, data }, ['body', 'meeting', 'agendaitem', 'actionitem', 'proposal']);
    const [ofRegistry, ofPilots, ofGovernance] = await Promise.all([
      this.registry.names([...told.flatMap(({ organisation }) => organisation ?? []), ...named], on),
      parts.length > 0 ? this.pilots.names(parts) : [],
      decided.length > 0 ? this.governance.names(decided) : [],
    ]);
    return new Map<Id<IdKind>, LocalisedText>([...ofRegistry, ...ofPilots, ...ofGovernance]);
  }
}

/** Somebody who is told, and the organisation for which. */
interface Recipient {
  readonly person: PersonId;
  readonly organisation: OrganisationId | undefined;
}

const eachOnce = (people: readonly Recipient[]): Recipient[] => [
  ...new Map(people.map((recipient) => [recipient.person, recipient])).values(),
];
