import { Injectable } from '@nestjs/common';
import {
  Clock,
  type Id,
  idOf,
  type LocalDate,
  type LocalisedText,
  readText,
  type Viewer,
  isSeenWith,
} from '@talkoot/contracts';
import { IdentityApi } from '@talkoot/identity';
import { RegistryApi } from '@talkoot/registry';
import { type KnownBody, KnownBodies } from '../bodies/known-bodies.loader.js';
import { relationsToBody } from '../bodies/relations.js';
import { say } from '../messages/index.js';
import { CalendarAddressRepository, type OpenAddress } from './calendar-address.repository.js';
import { digestOf } from './calendar-addresses.service.js';
import { calendarFeed } from './calendar.js';
import { CalendarLookup, type Seated } from './calendar.lookup.js';

/** How far a feed reaches: what is longer ago is read in Talkoot. */
const YEARS_BACK = 1;
const YEARS_AHEAD = 2;
/** The most meetings of a feed: those next to today. */
const MOST = 1000;

/** Of which bodies a feed tells, and how it is called. */
interface Contents {
  readonly name: LocalisedText;
  readonly bodies: readonly Id<'body'>[];
  readonly seated?: Seated;
}

/** Reads the calendars behind addresses. */
@Injectable()
export class CalendarFeeds {
  constructor(
    private readonly addresses: CalendarAddressRepository,
    private readonly calendars: CalendarLookup,
    private readonly bodies: KnownBodies,
    private readonly identity: IdentityApi,
    private readonly registry: RegistryApi,
    private readonly clock: Clock,
  ) {}

  /**
   * What the maker of the address may see today for the organisation that it was made for, and never what an operator sees.
   * Undefined whatever the reason: no such address, a revoked one, a maker who acts no longer, nothing that they may know of.
   */
  async open(secret: string): Promise<string | undefined> {
    const address = await this.addresses.bySecret(digestOf(secret));
    const today = this.clock.today();
    const viewer = address && (await this.viewerOf(address, today));
    const contents = viewer && (await this.contentsOf(address, viewer, today));
    return contents && this.written(contents, address, viewer, today);
  }

  private async written(
    { name, bodies, seated }: Contents,
    { locale }: OpenAddress,
    viewer: Viewer,
    today: LocalDate,
  ): Promise<string> {
    const known = [...(await this.bodies.byIds(bodies, today)).values()].filter(({ seenBy }) => seenBy(viewer));
    const window = { from: today.minusYears(YEARS_BACK), to: today.plusYears(YEARS_AHEAD), around: today, most: MOST };
    const meetings = await this.calendars.meetings(
      known.map(({ id }) => id),
      known.filter((body) => seesDrafts(viewer, body)).map(({ id }) => id),
      window,
      seated,
    );
    return calendarFeed(readText(name, locale).text, meetings, locale);
  }

  private async viewerOf({ person, organisation }: OpenAddress, today: LocalDate): Promise<Viewer | undefined> {
    const acting = await this.identity.actingAs(person, organisation, today);
    return acting && { person, organisation, role: acting.role, platformRoles: [] };
  }

  private async contentsOf(
    { kind, target, person, organisation }: OpenAddress,
    viewer: Viewer,
    today: LocalDate,
  ): Promise<Contents | undefined> {
    if (kind === 'person') {
      const seated = { person, organisation };
      return { name: say('calendar.mine'), bodies: await this.calendars.bodiesOf(seated), seated };
    }
    if (kind === 'body') {
      const id = idOf('body', target);
      const body = (await this.bodies.byIds([id], today)).get(id);
      return body?.seenBy(viewer) ? { name: body.name, bodies: [id] } : undefined;
    }
    const collaboration = idOf(kind, target);
    const name = (await this.registry.names([collaboration], today)).get(collaboration);
    const standing = (await this.bodies.standings([collaboration], today))(collaboration);
    if (!name || !standing.seenBy(viewer)) return undefined;
    return { name, bodies: await this.calendars.bodiesOfCollaboration(target) };
  }
}

/** Whether they see what was never convened, as the table of what is seen by whom has it. */
function seesDrafts({ organisation }: Viewer, body: KnownBody): boolean {
  return isSeenWith('meeting-draft', relationsToBody(organisation, body));
}
