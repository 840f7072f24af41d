import { Inject, Injectable } from '@nestjs/common';
import {
  Clock,
  COLLABORATION_KINDS,
  type EventName,
  type Id,
  type IdKind,
  idsIn,
  isId,
  type LocalDate,
  type LocalisedText,
  newId,
  type OrganisationId,
  type PersonId,
  type PublishedEvent,
  ZoneId,
} from '@talkoot/contracts';
import { GovernanceCalendars, GovernanceNotices } from '@talkoot/governance';
import { IdentityApi } from '@talkoot/identity';
import { CONFIG, type Config } from '@talkoot/platform/config';
import { PilotsApi } from '@talkoot/pilots';
import { RegistryApi } from '@talkoot/registry';
import { dated } from '../domain/day.js';
import { sentenceOf } from '../domain/sentences.js';
import { translations } from '../domain/translations.js';
import { addressOf, messageIdOf } from '../mail/mail.js';
import type { Notices } from '../persistence/notification.repository.js';

/** Decides who is told of an event, and what. */
@Injectable()
export class NoticeWriter {
  private readonly mailHost: string;
  private readonly zone: ZoneId;

  constructor(
    private readonly identity: IdentityApi,
    private readonly registry: RegistryApi,
    private readonly pilots: PilotsApi,
    private readonly governance: GovernanceNotices,
    private readonly calendars: GovernanceCalendars,
    private readonly clock: Clock,
    @Inject(CONFIG) config: Config,
  ) {
    this.mailHost = addressOf(config.MAIL_FROM).split('@')[1] ?? 'localhost';
    this.zone = ZoneId.of(config.TIME_ZONE);
  }

  /**
   * For those who sit in the body that the event tells of or are responsible, else for those who act today for an organisation that
   * it concerns; except whoever did it, each person once. Undefined when nobody is told: an import tells what was known before, and
   * some events are of no interest.
   */
  async of(event: PublishedEvent): Promise<Notices | undefined> {
    if (event.origin === 'import') return undefined;
    const today = this.clock.today();
    const told = eachOnce(await this.toldOf(event, today)).filter(({ person }) => person !== event.person);
    if (told.length === 0) return undefined;
    const names = await this.namesIn(event, told, today);
    const days = 'startsAt' in event.data ? undefined : await this.daysIn(event);
    const nameOf = (id: Id<IdKind>) => dated(translations(names.get(id) ?? { en: id }), days?.get(id));
    const zone = 'startsAt' in event.data ? await this.governance.zoneOf(event.data.body) : this.zone;
    const text = sentenceOf(event, nameOf, zone);
    if (!text) return undefined;
    // Whoever sits in a body for nobody else is told as one who sits there.
    const nameFor = (organisation: OrganisationId | undefined): LocalisedText =>
      names.get(organisation ?? ('body' in event.data ? event.data.body : event.aggregate)) ?? { en: event.aggregate };
    return {
      event: event.id,
      subject: event.aggregate,
      text,
      illustrative: 'provenance' in event.data && event.data.provenance === 'illustrative',
      calendar: await this.calendarOf(event),
      to: told.map(({ person, organisation }) => {
        const mail = newId('mail');
        return {
          id: newId('notification'),
          person,
          organisationName: nameFor(organisation),
          mail,
          messageId: messageIdOf(mail, this.mailHost),
        };
      }),
    };
  }

  /** The meeting as it stands by now: what came after the event is told sooner rather than twice. */
  private async calendarOf({ name, aggregate }: PublishedEvent) {
    return IN_CALENDARS.includes(name) && isId('meeting', aggregate) ? this.calendars.snapshot(aggregate) : undefined;
  }

  private async toldOf(event: PublishedEvent, today: LocalDate): Promise<Recipient[]> {
    const told = await this.governance.toldOf(event);
    if (!told) return this.identity.peopleOf(event.organisations, today);
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

/** What people find in their calendars as well. */
const IN_CALENDARS: readonly EventName[] = [
  'meeting.convened.v1',
  'meeting.moved.v1',
  'meeting.details-changed.v1',
  'meeting.cancelled.v1',
];

/** Somebody who is told, and the organisation for which. */
interface Recipient {
  readonly person: PersonId;
  readonly organisation: OrganisationId | undefined;
}

const eachOnce = (people: readonly Recipient[]): Recipient[] => [
  ...new Map(people.map((recipient) => [recipient.person, recipient])).values(),
];
