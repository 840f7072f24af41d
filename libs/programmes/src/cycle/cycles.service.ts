import { Injectable, type OnModuleInit } from '@nestjs/common';
import { grouped, type Id, type LocalDate, Period, workingDays, type WorkingDays } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';
import { RegistryApi } from '@talkoot/registry';
import { refuse } from '../messages/index.js';
import { ProgrammeChanges } from '../programmes/programme-changes.port.js';
import type { Programme } from '../programmes/programme.js';
import { ADOPTING, ProgrammeRepository, type Successor } from '../programmes/programme.repository.js';
import { ProgrammesLoader } from '../programmes/programmes.loader.js';
import { type PlanSubjects, RevisionRepository } from '../revisions/revision.repository.js';
import { type Cycle, mostDemanded } from './demands.js';
import { Obligation } from './obligation.js';
import { ObligationRepository } from './obligation.repository.js';
import { HORIZON_MONTHS, reconcile } from './reconcile.js';
import { type Settling, settledBy } from './settling.js';

type ProgrammeId = Id<'programme'>;
type DatedSubject = Cycle['areas'][number];

/**
 * Keeps the obligations of programmes as their cycles demand them: at the end of each transaction that changes a programme or its
 * plan, and once a day.
 */
@Injectable()
export class Cycles implements OnModuleInit {
  constructor(
    private readonly changes: ProgrammeChanges,
    private readonly registry: RegistryApi,
    private readonly loader: ProgrammesLoader,
    private readonly programmes: ProgrammeRepository,
    private readonly revisions: RevisionRepository,
    private readonly obligations: ObligationRepository,
  ) {}

  onModuleInit(): void {
    this.changes.register(this);
  }

  /** Brings the obligations of programmes up to date. */
  async keep(transaction: Transaction, ids: readonly ProgrammeId[]): Promise<void> {
    await this.followAll(transaction, await this.loader.all(transaction, ids));
  }

  followById(transaction: Transaction, programme: ProgrammeId): Promise<void> {
    return this.keep(transaction, [programme]);
  }

  follow(transaction: Transaction, programme: Programme): Promise<void> {
    return this.followAll(transaction, [programme]);
  }

  /** What never had duties is left alone. */
  private async followAll(transaction: Transaction, programmes: readonly Programme[]): Promise<void> {
    const cycled = programmes.filter(({ hasCycle }) => hasCycle);
    if (cycled.length === 0) return;
    const { today } = transaction.operation;
    const found = await this.found(transaction, cycled);
    // What was allowed goes on, though its turns become more with the years.
    if (transaction.operation.origin !== 'job') for (const { cycle } of found) requireFew(cycle, today);
    const brought = found.map((each) => broughtUpToDate(each, today));
    // Who takes over an obligation may have owed the same: that one is closed before.
    const withdrawn = brought.flatMap((each) => each.withdrawn);
    await this.obligations.save(transaction, withdrawn);
    await this.obligations.save(
      transaction,
      brought.flatMap((each) => each.finish()),
    );
    await this.obligations.kept(
      transaction,
      cycled.map(({ id }) => id),
      today,
    );
  }

  /** What the cycles rest on, in as many statements for many programmes as for one. Nobody owes anything where nobody owns the programme. */
  private async found(transaction: Transaction, programmes: readonly Programme[]): Promise<Found[]> {
    const owned = programmes.flatMap((programme) => (programme.owner ? [{ programme, owner: programme.owner }] : []));
    const ids = owned.map(({ programme }) => programme.id);
    const owners = new Map(owned.map(({ programme, owner }) => [programme.id, owner]));
    const existing = await this.obligations.ofProgrammes(transaction, ids, owners);
    const debtors = [
      ...owned.flatMap(({ programme, owner }) => [owner, ...programme.adopters.all.map(({ member }) => member)]),
      ...existing.map(({ state }) => state.owedBy),
    ];
    const [plans, standIns, organisations, successors] = await Promise.all([
      this.revisions.subjects(transaction, ids),
      this.registry.standInsOf(transaction, [...new Set(debtors)], {
        on: transaction.operation.today,
        relation: ADOPTING,
      }),
      this.registry.organisations([...new Set(owners.values())], transaction),
      this.programmes.successorsOf(transaction, ids),
    ]);
    const existingOf = grouped(existing, ({ state }) => state.programme);
    return owned.map(({ programme, owner }) => {
      const { id, adopters, state } = programme;
      const [adopted, successor] = [plans.get(id) ?? [], successors.get(id)];
      return {
        programme: id,
        cycle: {
          inForce: inForce(programme, successor?.replacesFrom),
          duties: state.duties,
          areas: datedSubjects(adopted, ({ areas }) => areas),
          workingGroups: datedSubjects(adopted, ({ workingGroups }) => workingGroups),
          owner,
          adopters: adopters.all.map(({ member: organisation, period }) => ({ organisation, period })),
          successors: standIns(id),
        },
        calendar: workingDays(organisations.get(owner)?.country ?? 'FI'),
        existing: existingOf.get(id) ?? [],
        done: doneOf(adopted, successor),
      };
    });
  }
}

/** What the cycle of a programme rests on. */
interface Found {
  readonly programme: ProgrammeId;
  readonly cycle: Cycle;
  readonly calendar: WorkingDays;
  readonly existing: readonly Obligation[];
  readonly done: readonly Settling[];
}

/** The obligations that are withdrawn; and, once these are saved, all others that changed. */
interface BroughtUpToDate {
  readonly withdrawn: readonly Obligation[];
  finish(): readonly Obligation[];
}

function broughtUpToDate({ programme, cycle, calendar, existing, done }: Found, today: LocalDate): BroughtUpToDate {
  const settled = done.filter(({ on }) => !on.isAfter(today));
  // What its successor fulfils is demanded no more from then on.
  settle(existing, settled);
  const byId = new Map<string, Obligation>(existing.map((each) => [each.id, each]));
  const of = ({ id }: { readonly id: string }): Obligation => {
    const obligation = byId.get(id);
    if (!obligation) throw new Error(`Not an obligation of the programme: ${id}`);
    return obligation;
  };
  const { added, withdrawn, reinstated, handedOver, rescheduled } = reconcile(
    cycle,
    existing.map((each) => each.known),
    today,
    calendar,
  );
  for (const { obligation, reason } of withdrawn) of(obligation).withdraw(reason);
  return {
    withdrawn: withdrawn.map(({ obligation }) => of(obligation)),
    finish() {
      for (const each of reinstated) of(each).reinstate();
      for (const { obligation, after } of handedOver) of(obligation).handOver(after);
      for (const { obligation, due } of rescheduled) of(obligation).reschedule(due);
      const { owner } = cycle;
      const demanded = added.map((owed) => Obligation.demanded(programme, owed, { today, owner }));
      settle([...existing, ...demanded], settled);
      return [...existing.filter(({ hasEvents }) => hasEvents), ...demanded];
    },
  };
}

/** The most obligations of a programme, so that no change makes millions of them. */
const MOST_OBLIGATIONS = 20_000;

/** Throws TOO_MANY where a cycle would demand more than can be kept. */
function requireFew(cycle: Cycle, today: LocalDate): void {
  if (mostDemanded(cycle, today.plusMonths(HORIZON_MONTHS)) > MOST_OBLIGATIONS)
    throw refuse('TOO_MANY.obligations', ['duties'], { most: MOST_OBLIGATIONS });
}

/** From its adoption to its end, or to the day before its successor's adoption. */
function inForce({ state }: Programme, replacedOn: LocalDate | undefined): Period | undefined {
  if (state.status !== 'adopted') return undefined;
  const { adoptedOn, period } = state;
  const from = adoptedOn && (!period.from || adoptedOn.isAfter(period.from)) ? adoptedOn : period.from;
  const to = replacedOn && (!period.to || replacedOn.isBefore(period.to)) ? replacedOn.minusDays(1) : period.to;
  return Period.of(from, to);
}

/** What a programme has done of what a cycle can demand: its later revisions, and its successor. */
const doneOf = ([, ...later]: readonly PlanSubjects[], successor: Successor | undefined): Settling[] => [
  ...later.flatMap(({ id: by, adoptedOn: on }): Settling[] => (on ? [{ kind: 'revision', on, by }] : [])),
  ...(successor ? [{ kind: 'new-programme', on: successor.adoptedOn, by: successor.id } as const] : []),
];

function settle(obligations: readonly Obligation[], done: readonly Settling[]): void {
  for (const thing of done)
    for (const obligation of settledBy(obligations, thing)) obligation.fulfil(thing.on, undefined, thing.by);
}

/** What the plan in force had, and when: each plan counts from its adoption to that of the next one. */
function datedSubjects(
  plans: readonly PlanSubjects[],
  subjects: (plan: PlanSubjects) => readonly DatedSubject['id'][],
): DatedSubject[] {
  return plans.flatMap((plan, place) => {
    const period = Period.of(plan.adoptedOn, plans[place + 1]?.adoptedOn?.minusDays(1));
    return period ? subjects(plan).map((id) => ({ id, period })) : [];
  });
}
