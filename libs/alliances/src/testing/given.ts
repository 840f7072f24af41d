import {
  type Id,
  idOf,
  LocalDate,
  newId,
  type Operation,
  type OrganisationId,
  parseInput,
  Period,
  uuidOf,
  type Viewer,
} from '@talkoot/contracts';
import { InvitationsService } from '@talkoot/identity';
import { rows } from '@talkoot/platform/database';
import { type TestContext, testOperation } from '@talkoot/platform/testing';
import { DataSource } from 'typeorm';
import { proposeAlliance } from '../alliances.inputs.js';
import { AlliancesService } from '../alliances.service.js';

export const day = (text: string): LocalDate => LocalDate.parse(text);

/** Tests are on this day unless they say otherwise. */
const TODAY = '2026-06-15';

export const acting = (viewer?: Viewer, today = TODAY): Operation => testOperation(viewer, today);

/** Somebody who decides for the organisation, or has another role there. */
export const actingFor = (organisation: OrganisationId, role: Viewer['role'] = 'manager'): Viewer => ({
  person: newId('person'),
  organisation,
  role,
  platformRoles: [],
});

/** An alliance that three cities propose, who have agreed and are its members. */
export interface GivenAlliance {
  readonly id: Id<'alliance'>;
  readonly cities: readonly [OrganisationId, OrganisationId, OrganisationId];
  /** What the proposal's own organisation does. */
  readonly operation: Operation;
}

/** Makes what a test needs, through the use cases. */
export class Given {
  private made = 0;

  constructor(private readonly context: TestContext) {}

  /** A municipality with a name, unless another kind is said. */
  async organisation(kind = 'municipality', period = Period.always): Promise<OrganisationId> {
    const id = newId('organisation');
    const code = this.code();
    await this.ask(
      `WITH made AS (
         INSERT INTO registry.organisation (id, kind, country, code, languages, provenance, period, version)
         VALUES ($1, $2, 'FI', $3, '{fi}', 'illustrative', $4, 1))
       INSERT INTO registry.organisation_name (id, organisation_id, name, period)
       VALUES (gen_random_uuid(), $1, jsonb_build_object('fi', $3::text), $4)`,
      [uuidOf(id), kind, code, period.toRange()],
    );
    return id;
  }

  async theme(): Promise<Id<'theme'>> {
    const id = newId('theme');
    const code = this.code();
    await this.ask(
      `INSERT INTO registry.theme (id, code, name, provenance, version)
       VALUES ($1, $2, jsonb_build_object('fi', $2::text), 'illustrative', 1)`,
      [uuidOf(id), code],
    );
    return id;
  }

  /** Input as it comes over the wire, beside what every proposal needs. */
  async alliance(more: Record<string, unknown> = {}): Promise<GivenAlliance> {
    const cities = [await this.organisation(), await this.organisation(), await this.organisation()] as const;
    const operation = acting(actingFor(cities[0]));
    const id = await this.context.get(AlliancesService).propose(
      operation,
      parseInput(proposeAlliance, {
        code: this.code(),
        name: { fi: 'Allianssi' },
        permanent: true,
        proposers: cities,
        on: '2026-01-01',
        ...more,
      }),
    );
    await this.agree(id, '2026-01-01');
    return { id, cities, operation };
  }

  /** Those who wait for an answer. */
  async invited(alliance: Id<'alliance'>): Promise<{ invitation: Id<'invitation'>; organisation: OrganisationId }[]> {
    const found = await this.ask<{ id: string; organisation: string }>(
      `SELECT id, organisation_id AS organisation FROM identity.invitation_held
       WHERE to_id = $1 AND status = 'pending' AND upper_inf(period) ORDER BY id`,
      [uuidOf(alliance)],
    );
    return found.map(({ id, organisation }) => ({
      invitation: idOf('invitation', id),
      organisation: idOf('organisation', organisation),
    }));
  }

  /** Everybody who was invited accepts. */
  async agree(alliance: Id<'alliance'>, today = TODAY): Promise<void> {
    for (const { invitation, organisation } of await this.invited(alliance))
      await this.context.get(InvitationsService).accept(acting(actingFor(organisation), today), { invitation });
  }

  ask<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return rows<Row>(this.context.get(DataSource).manager, sql, parameters);
  }

  code(): string {
    this.made += 1;
    return `T${String(this.made).padStart(3, '0')}`;
  }
}
