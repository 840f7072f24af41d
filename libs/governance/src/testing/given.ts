import {
  type AffiliationRole,
  type Country,
  type Id,
  type IdKind,
  LocalDate,
  newId,
  newUuid,
  type OrganisationId,
  Period,
  type PersonId,
  uuidOf,
  type Viewer,
} from '@talkoot/contracts';
import { rows } from '@talkoot/platform/database';
import type { TestContext } from '@talkoot/platform/testing';
import { DataSource } from 'typeorm';
import type { BegunOrInvited } from '../bodies/bodies.service.js';

export const day = (text: string): LocalDate => LocalDate.parse(text);

/** From a day to a day, both included; an end that is not given is open. */
export const between = (from?: string, to?: string): Period =>
  Period.of(from === undefined ? undefined : day(from), to === undefined ? undefined : day(to)) ?? Period.always;

/** The mandate that has begun; somebody who was only invited is a fault of the test. */
export function begun({ mandate }: BegunOrInvited): Id<'mandate'> {
  if (!mandate) throw new Error('The person was invited');
  return mandate;
}

type Columns = Readonly<Record<string, unknown>>;

/** A body of an organisation, with its secretariat and three seats of towns that are held, as most tests need it. */
export interface GivenBody {
  readonly body: Id<'body'>;
  readonly owner: OrganisationId;
  readonly secretariat: OrganisationId;
  readonly seats: readonly GivenSeat[];
}

export interface GivenSeat {
  readonly seat: Id<'seat'>;
  readonly organisation: OrganisationId;
  readonly mandate: Id<'mandate'>;
}

/** Makes what a test of bodies and meetings needs, as rows. */
export class Given {
  private made = 0;

  constructor(private readonly context: TestContext) {}

  async organisation(kind = 'municipality', period = Period.always, country: Country = 'FI'): Promise<OrganisationId> {
    return this.insert('organisation', 'registry.organisation', {
      kind,
      country,
      code: this.code(),
      languages: ['fi'],
      provenance: 'illustrative',
      period: period.toRange(),
      version: 1,
    });
  }

  async person(name = `Person ${this.made}`, address = `${this.code()}@example.org`.toLowerCase()): Promise<PersonId> {
    return this.insert('person', 'identity.person', {
      name: { fi: name },
      address,
      locale: 'fi',
      platform_roles: [],
      provenance: 'illustrative',
      version: 1,
    });
  }

  /** The person acts for the organisation. */
  async acts(person: PersonId, organisation: OrganisationId): Promise<void> {
    await this.row('identity.affiliation', {
      id: newUuid(),
      person_id: uuidOf(person),
      organisation_id: uuidOf(organisation),
      role: 'editor',
      period: '(,)',
      provenance: 'illustrative',
      version: 1,
    });
  }

  async theme(): Promise<Id<'theme'>> {
    const code = this.code();
    return this.insert('theme', 'registry.theme', {
      code,
      name: { fi: `Teema ${code}` },
      provenance: 'illustrative',
      version: 1,
    });
  }

  /** A network; nobody owns it unless that is said. */
  async network(owner?: OrganisationId): Promise<Id<'network'>> {
    const network = await this.insert('network', 'registry.collaboration', {
      kind: 'network',
      code: this.code(),
      name: { fi: 'Verkosto' },
      period: '(,)',
      provenance: 'illustrative',
    });
    const id = uuidOf(network);
    await this.row('registry.network', { id, kind: 'other', version: 1 });
    if (owner)
      await this.row('registry.collaboration_owner', {
        id: newUuid(),
        collaboration_id: id,
        organisation_id: uuidOf(owner),
        period: '(,)',
      });
    return network;
  }

  /** A body of an organisation; any column may be told otherwise. */
  async bodyOf(owner: OrganisationId, columns: Columns = {}): Promise<Id<'body'>> {
    return this.insert('body', 'governance.body', {
      kind: 'working-group',
      name: { fi: 'Työryhmä', en: 'Working group' },
      organisation_id: uuidOf(owner),
      time_zone: 'Europe/Helsinki',
      quorum: {},
      merger_rule: 'joined',
      period: '(,)',
      provenance: 'illustrative',
      version: 1,
      ...columns,
    });
  }

  async body({ quorum = { percent: 50 }, seats = 3 }: { quorum?: object; seats?: number } = {}): Promise<GivenBody> {
    const [owner, secretariat] = [await this.organisation('joint-authority'), await this.organisation()];
    const body = await this.bodyOf(owner, { quorum });
    await this.secretariat(body, secretariat);
    const given: GivenSeat[] = [];
    for (let place = 1; place <= seats; place += 1) {
      given.push(await this.heldSeat(body, place));
    }
    return { body, owner, secretariat, seats: given };
  }

  /** A seat of a town, held by somebody for it. */
  async heldSeat(body: Id<'body'>, place: number, period = Period.always): Promise<GivenSeat> {
    const organisation = await this.organisation();
    const seat = await this.seat(body, place, { period: period.toRange() }, organisation);
    const person = await this.person();
    const mandate = await this.mandate(seat, { person, organisation, period });
    return { seat, organisation, mandate };
  }

  async seat(
    body: Id<'body'>,
    place: number,
    columns: Columns = {},
    organisation?: OrganisationId,
  ): Promise<Id<'seat'>> {
    const seat = await this.insert('seat', 'governance.seat', {
      body_id: uuidOf(body),
      place,
      kind: 'city',
      basis: 'invitation',
      kept_apart: false,
      period: '(,)',
      provenance: 'illustrative',
      ...columns,
    });
    if (organisation !== undefined)
      await this.row('governance.seat_organisation', {
        id: newUuid(),
        seat_id: uuidOf(seat),
        organisation_id: uuidOf(organisation),
        period: columns['period'] ?? '(,)',
      });
    return seat;
  }

  async mandate(
    seat: Id<'seat'>,
    {
      person,
      organisation,
      role = 'holder',
      period = Period.always,
    }: { person?: PersonId; organisation?: OrganisationId; role?: 'holder' | 'substitute'; period?: Period },
  ): Promise<Id<'mandate'>> {
    return this.insert('mandate', 'governance.mandate', {
      seat_id: uuidOf(seat),
      role,
      person_id: person && uuidOf(person),
      organisation_id: organisation && uuidOf(organisation),
      period: period.toRange(),
      provenance: 'illustrative',
    });
  }

  async secretariat(body: Id<'body'>, organisation: OrganisationId, period = Period.always): Promise<void> {
    await this.row('governance.body_secretariat', {
      id: newUuid(),
      body_id: uuidOf(body),
      organisation_id: uuidOf(organisation),
      period: period.toRange(),
    });
  }

  /** A draft on a day, from ten to noon in Helsinki's summer; any column may be told otherwise. */
  async meeting(body: Id<'body'>, on: string, columns: Columns = {}): Promise<Id<'meeting'>> {
    const { status = 'draft' } = columns;
    return this.insert('meeting', 'governance.meeting', {
      body_id: uuidOf(body),
      status,
      convened_on: status === 'draft' || status === 'cancelled' ? undefined : on,
      starts_at: `${on}T07:00:00Z`,
      ends_at: `${on}T09:00:00Z`,
      day: on,
      sequence: 0,
      minutes_documents: [],
      provenance: 'illustrative',
      version: 1,
      ...columns,
    });
  }

  async item(meeting: Id<'meeting'>, place: number, columns: Columns = {}): Promise<Id<'agendaitem'>> {
    return this.insert('agendaitem', 'governance.agenda_item', {
      meeting_id: uuidOf(meeting),
      place,
      kind: 'decision',
      title: { fi: `Kohta ${place}`, en: `Item ${place}` },
      documents: [],
      ...columns,
    });
  }

  /** Who came for each of the seats; undefined: nobody. */
  async attendance(
    meeting: Id<'meeting'>,
    came: readonly { readonly seat: Id<'seat'>; readonly mandate?: Id<'mandate'> | undefined }[],
  ): Promise<void> {
    await Promise.all(
      came.map(({ seat, mandate }, index) =>
        this.row('governance.attendance', {
          id: newUuid(),
          meeting_id: uuidOf(meeting),
          seat_id: uuidOf(seat),
          place: index + 1,
          mandate_id: mandate && uuidOf(mandate),
        }),
      ),
    );
  }

  async decision(meeting: Id<'meeting'>, item: Id<'agendaitem'>, columns: Columns = {}): Promise<Id<'decision'>> {
    const [of] = await this.ask<{ body_id: string; decided_on: string }>(
      'SELECT body_id, day::text AS decided_on FROM governance.meeting WHERE id = $1',
      [uuidOf(meeting)],
    );
    return this.insert('decision', 'governance.decision', {
      ...of,
      meeting_id: uuidOf(meeting),
      item_id: uuidOf(item),
      outcome: 'approved',
      text: { fi: 'Hyväksyttiin', en: 'Approved' },
      ...columns,
    });
  }

  /** A row of a thing with an id. */
  async insert<K extends IdKind>(kind: K, table: string, columns: Columns): Promise<Id<K>> {
    const id = newId(kind);
    await this.row(table, { id: uuidOf(id), ...columns });
    return id;
  }

  async row(table: string, columns: Columns): Promise<void> {
    const given = Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
    const names = Object.keys(given).join(', ');
    await this.ask(
      `INSERT INTO ${table} (${names}) SELECT ${names} FROM jsonb_populate_record(NULL::${table}, $1::jsonb)`,
      [JSON.stringify(given)],
    );
  }

  ask<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return rows<Row>(this.context.get(DataSource).manager, sql, parameters);
  }

  private code(): string {
    this.made += 1;
    return `G${this.made}`;
  }
}

/** Somebody who acts for the organisation. */
export const actingFor = (
  organisation: OrganisationId,
  role: AffiliationRole = 'editor',
  person: PersonId = newId('person'),
): Viewer => ({ person, organisation, role, platformRoles: [] });
