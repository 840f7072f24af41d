import {
  type AffiliationRole,
  type Id,
  LocalDate,
  newId,
  type Operation,
  type OrganisationId,
  Period,
  uuidOf,
  type Viewer,
} from '@talkoot/contracts';
import { rows } from '@talkoot/platform/database';
import { OPERATOR, type TestContext, testOperation } from '@talkoot/platform/testing';
import { DataSource } from 'typeorm';
import { PilotsService } from '../pilots/pilots.service.js';
import { PilotProgrammesService } from '../programmes/programmes.service.js';

export const day = (text: string): LocalDate => LocalDate.parse(text);

const during = (from: string, to: string): Period => Period.of(day(from), day(to)) ?? Period.always;

/** A running pilot of a programme, as most tests need it. */
export interface GivenPilot {
  readonly programme: Id<'pilotprogramme'>;
  readonly pilot: Id<'pilot'>;
  readonly owner: OrganisationId;
  readonly coordinator: OrganisationId;
}

/** Makes what a test needs, through the use cases. */
export class Given {
  private made = 0;

  constructor(private readonly context: TestContext) {}

  async organisation(kind = 'municipality', period = Period.always): Promise<OrganisationId> {
    const id = newId('organisation');
    await this.ask(
      `INSERT INTO registry.organisation (id, kind, country, code, languages, provenance, period, version)
       VALUES ($1, $2, 'FI', $3, '{fi}', 'illustrative', $4, 1)`,
      [uuidOf(id), kind, this.code(), period.toRange()],
    );
    return id;
  }

  async programme(owner: OrganisationId, opens = '2013-05-15'): Promise<Id<'pilotprogramme'>> {
    return this.context.get(PilotProgrammesService).create(testOperation(OPERATOR), {
      owner,
      code: this.code(),
      name: { fi: 'Pilottiohjelma' },
      aims: [],
      characteristics: [],
      period: during('2014-01-01', '2015-12-31'),
      call: { opens: day(opens) },
      callMunicipalities: [],
      funding: { kind: 'seed', purposes: ['start-up', 'coordination'], unfunded: ['implementation'] },
      provenance: 'illustrative',
    });
  }

  /** A pilot of 2014–2015, still a draft. */
  async draft(): Promise<GivenPilot> {
    const owner = await this.organisation('ministry');
    const coordinator = await this.organisation();
    const programme = await this.programme(owner);
    const pilot = await this.context.get(PilotsService).draft(testOperation(OPERATOR), {
      programme,
      code: this.code(),
      name: { fi: 'Pilotti' },
      period: during('2014-01-01', '2015-12-31'),
      coordinator,
      themes: [],
      provenance: 'illustrative',
    });
    return { programme, pilot, owner, coordinator };
  }

  async pilot(): Promise<GivenPilot> {
    const given = await this.draft();
    const pilots = this.context.get(PilotsService);
    const command = { pilot: given.pilot, on: day('2014-01-01') };
    await pilots.approve(testOperation(OPERATOR), command);
    await pilots.decide(testOperation(OPERATOR), 'start', command);
    return given;
  }

  cancel(operation: Operation, pilot: Id<'pilot'>): Promise<Id<'pilot'>> {
    return this.context.get(PilotsService).cancel(operation, { pilot, reason: { fi: 'Yritykset vetäytyivät' } });
  }

  ask<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return rows<Row>(this.context.get(DataSource).manager, sql, parameters);
  }

  private code(): string {
    this.made += 1;
    return `T${this.made}`;
  }
}

/** Somebody who acts for the organisation. */
export const actingFor = (organisation: OrganisationId, role: AffiliationRole = 'editor'): Viewer => ({
  person: newId('person'),
  organisation,
  role,
  platformRoles: [],
});
