import { Injectable } from '@nestjs/common';
import {
  Clock,
  type Id,
  idOf,
  isId,
  type LocalDate,
  type LocalisedText,
  readText,
  type Viewer,
} from '@talkoot/contracts';
import { IdentityApi } from '@talkoot/identity';
import { type Asking, looking, Standings } from '@talkoot/platform/database';
import { RegistryApi } from '@talkoot/registry';
import { DataSource } from 'typeorm';
import { KnownBodies } from '../bodies/known-bodies.loader.js';
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
    private readonly source: DataSource,
    private readonly standings: Standings,
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
    const asking = this.asking(viewer);
    const seen = [...(await this.standings.seen(asking, bodies))];
    const withDrafts = [...(await this.standings.seenAs(asking, seen, 'meeting-draft'))];
    const window = { from: today.minusYears(YEARS_BACK), to: today.plusYears(YEARS_AHEAD), around: today, most: MOST };
    const meetings = await this.calendars.meetings(seen, withDrafts, window, seated);
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
    const of = idOf(kind, target);
    if (!(await this.standings.seen(this.asking(viewer), [of])).has(of)) return undefined;
    if (isId('body', of)) {
      const body = (await this.bodies.byIds([of], today)).get(of);
      return body && { name: body.name, bodies: [of] };
    }
    const name = (await this.registry.names([of], today)).get(of);
    return name && { name, bodies: await this.calendars.bodiesOfCollaboration(target) };
  }

  private asking(viewer: Viewer): Asking {
    return looking(this.source.manager, this.clock, viewer);
  }
}
