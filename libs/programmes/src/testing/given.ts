import {
  type Id,
  idOf,
  InvalidInput,
  LocalDate,
  newId,
  NotAllowed,
  type Operation,
  type OrganisationId,
  parseInput,
  Period,
  uuidOf,
  type Viewer,
} from '@talkoot/contracts';
import { rows, UnitOfWork } from '@talkoot/platform/database';
import { type TestContext, testOperation, versionOf } from '@talkoot/platform/testing';
import { type Succession, SuccessionParticipants } from '@talkoot/registry';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { adoptProgramme, createProgramme } from '../programmes/programmes.inputs.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import type { ItemId } from '../revisions/item.js';
import { addItem, draftRevision } from '../revisions/revisions.inputs.js';
import { RevisionsService } from '../revisions/revisions.service.js';

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

/** The wire's input through its schema into the use case, as the API does it; what refused it, by code and path. */
export const using =
  <S extends z.ZodType>(schema: S, work: (operation: Operation, command: z.output<S>) => Promise<unknown>) =>
  async (operation: Operation, input: object): Promise<unknown> => {
    try {
      await work(operation, parseInput(schema, input));
      return 'done';
    } catch (error) {
      if (error instanceof InvalidInput) return error.issues.map(({ code, path }) => ({ code, path }));
      if (error instanceof Error && 'code' in error && 'path' in error) return { code: error.code, path: error.path };
      if (error instanceof NotAllowed) return 'not allowed';
      throw error;
    }
  };

/** What is said of a programme otherwise than by default. */
interface Wanted extends Readonly<Record<string, unknown>> {
  readonly owner?: OrganisationId;
}

export interface GivenProgramme {
  readonly id: Id<'programme'>;
  readonly owner: OrganisationId;
  /** What somebody who decides for the owner does. */
  readonly operation: Operation;
}

export interface GivenPlan extends GivenProgramme {
  readonly revision: Id<'revision'>;
  /** A strategic area with a measure below it. */
  readonly area: ItemId;
  readonly measure: ItemId;
}

/** Makes what a test needs, through the use cases. */
export class Given {
  private made = 0;

  constructor(private readonly context: TestContext) {}

  /** A municipality with a name. */
  async organisation(period = Period.always): Promise<OrganisationId> {
    const id = newId('organisation');
    this.made += 1;
    await this.ask(
      `WITH made AS (
         INSERT INTO registry.organisation (id, kind, country, code, languages, provenance, period, version)
         VALUES ($1, 'municipality', 'SE', $2, '{sv}', 'illustrative', $3, 1))
       INSERT INTO registry.organisation_name (id, organisation_id, name, period)
       VALUES (gen_random_uuid(), $1, jsonb_build_object('sv', $2::text), $3)`,
      [uuidOf(id), `T${String(this.made).padStart(3, '0')}`, period.toRange()],
    );
    return id;
  }

  /** A code that the owner may give. */
  async code(owner: OrganisationId): Promise<string> {
    this.made += 1;
    const [found] = await this.ask<{ code: string }>('SELECT code FROM registry.organisation WHERE id = $1', [
      uuidOf(owner),
    ]);
    return `${found?.code ?? ''}-P${this.made}`;
  }

  /** The draft of a programme, by default of an organisation of its own. */
  async draft({ owner: given, ...more }: Wanted = {}): Promise<GivenProgramme> {
    const owner = given ?? (await this.organisation());
    const operation = acting(actingFor(owner));
    const input = {
      code: await this.code(owner),
      owner,
      kind: 'shared-target-picture',
      name: { sv: 'Målbild' },
      period: { from: '2026-01-01', to: '2035-12-31' },
      ...more,
    };
    return {
      id: await this.context.get(ProgrammesService).create(operation, parseInput(createProgramme, input)),
      owner,
      operation,
    };
  }

  /** A draft with its first plan, also a draft. */
  async planned(more: Wanted = {}): Promise<GivenPlan> {
    const programme = await this.draft(more);
    const { operation, owner } = programme;
    const revisions = this.context.get(RevisionsService);
    const revision = await revisions.draft(operation, parseInput(draftRevision, { programme: programme.id }));
    const add = async (input: object) =>
      (
        await revisions.addItem(
          operation,
          parseInput(addItem, { revision, expectedVersion: await versionOf(this.context, revision), ...input }),
        )
      ).item;
    const area = await add({ kind: 'strategic-area', code: 'AREA', name: { sv: 'Område' }, responsible: [owner] });
    const measure = await add({ kind: 'measure', code: 'MEASURE', name: { sv: 'Åtgärd' }, parent: area });
    return { ...programme, revision, area, measure };
  }

  /** Adopted with its first plan. */
  async adopted(more: Wanted = {}): Promise<GivenPlan> {
    const plan = await this.planned(more);
    const expectedVersion = await versionOf(this.context, plan.id);
    const command = parseInput(adoptProgramme, { programme: plan.id, adoptedOn: '2026-01-15', expectedVersion });
    await this.context.get(RevisionsService).adoptProgramme(plan.operation, command);
    return plan;
  }

  /** These end on the day before, and one succeeds them. */
  merge(predecessors: readonly OrganisationId[], into: OrganisationId, on: string): Promise<Id<'succession'>> {
    return this.succeed('merger', predecessors, [into], { on, otherwise: into, successorFor: () => into });
  }

  /** It ends on the day before; the first of its successors goes on with everything but the programmes named. */
  split(
    predecessor: OrganisationId,
    [otherwise, ...others]: readonly [OrganisationId, ...OrganisationId[]],
    on: string,
    goingOn: ReadonlyMap<string, OrganisationId> = new Map(),
  ): Promise<Id<'succession'>> {
    return this.succeed('split', [predecessor], [otherwise, ...others], {
      on,
      otherwise,
      goingOn,
      successorFor: (_, __, ...things) => things.flatMap((each) => goingOn.get(each) ?? [])[0] ?? otherwise,
    });
  }

  private async succeed(
    kind: 'merger' | 'split',
    predecessors: readonly OrganisationId[],
    successors: readonly OrganisationId[],
    {
      on,
      otherwise,
      goingOn = new Map(),
      successorFor,
    }: Pick<Succession, 'successorFor'> & {
      readonly on: string;
      readonly otherwise: OrganisationId;
      readonly goingOn?: ReadonlyMap<string, OrganisationId>;
    },
  ): Promise<Id<'succession'>> {
    const [cause] = await this.ask<{ id: string }>('SELECT id FROM platform.event LIMIT 1');
    const succession = {
      id: newId('succession'),
      kind,
      on: LocalDate.parse(on),
      event: idOf('event', cause?.id ?? ''),
      predecessors: [...predecessors],
      successors: [...successors],
      successorFor,
    };
    await this.ask(
      `WITH made AS (
         INSERT INTO registry.succession (id, kind, effective_on, going_on, otherwise_id, event_id, provenance)
         VALUES ($1, $2, $3, $4, $5, $6, 'illustrative') RETURNING id)
       INSERT INTO registry.succession_pair (id, succession_id, predecessor_id, successor_id)
       SELECT gen_random_uuid(), made.id, p, s FROM made, unnest($7::uuid[]) AS p, unnest($8::uuid[]) AS s`,
      [
        uuidOf(succession.id),
        kind,
        on,
        JSON.stringify([...goingOn].map(([thing, successor]) => ({ with: thing, successor }))),
        uuidOf(otherwise),
        uuidOf(succession.event),
        predecessors.map(uuidOf),
        successors.map(uuidOf),
      ],
    );
    await this.context
      .get(UnitOfWork)
      .run(acting(), (transaction) => this.context.get(SuccessionParticipants).carryOver(transaction, succession));
    return succession.id;
  }

  /** Everything that is kept of a programme with its revisions. */
  kept(programme: Id<'programme'>): Promise<unknown[]> {
    return this.ask(
      `SELECT to_jsonb(p) AS programme,
         (SELECT json_agg(a ORDER BY a.id) FROM programmes.adopter a WHERE a.programme_id = p.id) AS adopters,
         (SELECT json_agg(r ORDER BY r.number) FROM programmes.revision r WHERE r.programme_id = p.id) AS revisions,
         (SELECT json_agg(i ORDER BY i.id) FROM programmes.item i JOIN programmes.revision r ON r.id = i.revision_id
          WHERE r.programme_id = p.id) AS items,
         (SELECT count(*) FROM programmes.item_responsible) AS responsible,
         (SELECT max(sequence) FROM platform.event) AS events
       FROM programmes.programme p WHERE p.id = $1`,
      [uuidOf(programme)],
    );
  }

  ask<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return rows<Row>(this.context.get(DataSource).manager, sql, parameters);
  }
}
