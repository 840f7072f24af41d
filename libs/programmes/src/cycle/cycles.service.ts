import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Id, type LocalDate, type OrganisationId, Period, workingDays } from '@talkoot/contracts';
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
    for (const programme of await this.loader.all(transaction, ids)) {
      // oxlint-disable-next-line no-await-in-loop -- a programme after the other, each with its own obligations
      await this.follow(transaction, programme);
    }
  }

  followById(transaction: Transaction, programme: ProgrammeId): Promise<void> {
    return this.keep(transaction, [programme]);
  }

  /** What never had duties is left alone. */
  async follow(transaction: Transaction, programme: Programme): Promise<void> {
    const { owner, state } = programme;
    if (state.duties.length === 0) return;
    // Nobody owes anything where nobody owns the programme.
    if (owner) await this.reconcile(transaction, programme, owner);
    await this.obligations.kept(transaction, [programme.id], transaction.operation.today);
  }

  private async reconcile(transaction: Transaction, programme: Programme, owner: OrganisationId): Promise<void> {
    const { today } = transaction.operation;
    const owners = new Map([[programme.id, owner]]);
    const existing = await this.obligations.ofProgramme(transaction, programme.id, owners);
    const debtors = [
      owner,
      ...programme.adopters.all.map(({ member }) => member),
      ...existing.map(({ state }) => state.owedBy),
    ];
    const [plans, successors, known, successor] = await Promise.all([
      this.revisions.subjects(transaction, programme.id),
      this.registry.standInsOf(transaction, [...new Set(debtors)], {
        on: today,
        relation: ADOPTING,
        thing: programme.id,
      }),
      this.registry.organisations([owner], transaction),
      this.programmes.successorOf(transaction, programme.id),
    ]);
    const cycle: Cycle = {
      inForce: inForce(programme, successor?.replacesFrom),
      duties: programme.state.duties,
      areas: datedSubjects(plans, ({ areas }) => areas),
      workingGroups: datedSubjects(plans, ({ workingGroups }) => workingGroups),
      owner,
      adopters: programme.adopters.all.map(({ member: organisation, period }) => ({ organisation, period })),
      successors,
    };
    // What was allowed goes on, though its turns become more with the years.
    if (transaction.operation.origin !== 'job') requireFew(cycle, today);
    const calendar = workingDays(known.get(owner)?.country ?? 'FI');
    const done = doneOf(plans, successor).filter(({ on }) => !on.isAfter(today));
    // What its successor fulfils is demanded no more from then on.
    settle(existing, done);
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
    // Who takes over an obligation may have owed the same: that one is closed before.
    await this.obligations.save(
      transaction,
      withdrawn.map(({ obligation }) => of(obligation)),
    );
    for (const each of reinstated) of(each).reinstate();
    for (const { obligation, after } of handedOver) of(obligation).handOver(after);
    for (const { obligation, due } of rescheduled) of(obligation).reschedule(due);
    const demanded = added.map((owed) => Obligation.demanded(programme.id, owed, { today, owner }));
    settle([...existing, ...demanded], done);
    await this.obligations.save(transaction, [...existing.filter(({ hasEvents }) => hasEvents), ...demanded]);
  }
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
