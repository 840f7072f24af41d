import { Injectable } from '@nestjs/common';
import {
  type Id,
  type LocalDate,
  type Operation,
  type OrganisationId,
  Period,
  type PersonId,
  requireAllowed,
} from '@talkoot/contracts';
import { AggregateStore, type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { RegistryApi } from '@talkoot/registry';
import { refuse, say } from '../messages/index.js';
import { Affiliation } from './affiliation.js';
import { AffiliationRepository } from './affiliation.repository.js';
import { ErasureParticipants } from './erasure-participants.port.js';
import { strongest } from './acting.js';
import { daysWithoutManager } from './managers.js';
import type { AppointManager, ChangeRole, EndAffiliation } from './people.inputs.js';
import { Person } from './person.js';
import { PersonRepository } from './person.repository.js';

type AffiliationId = Id<'affiliation'>;

/** An affiliation that is held for change, and all of those who are or were managers there. */
interface Loaded {
  readonly affiliation: Affiliation;
  readonly managers: readonly Affiliation[];
}

/** Who acts for an organisation, in which role: changed by its managers, and left by the person. */
@Injectable()
export class AffiliationsService {
  private readonly store: AggregateStore<AffiliationId, Affiliation, Loaded>;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly registry: RegistryApi,
    private readonly affiliations: AffiliationRepository,
    private readonly persons: PersonRepository,
    erasures: ErasureParticipants,
  ) {
    this.store = new AggregateStore(unitOfWork, {
      path: ['affiliation'],
      load: (transaction, id) => this.load(transaction, id),
      aggregate: ({ affiliation }) => affiliation,
      repository: affiliations,
    });
    erasures.register({ end: (transaction, person) => this.endAll(transaction, person) });
  }

  /** The old role ends the day before the new one begins. Answers the affiliation in the new role. */
  changeRole(operation: Operation, command: ChangeRole): Promise<AffiliationId> {
    const { affiliation: id, expectedVersion, role, from = operation.today } = command;
    let begun: Affiliation | undefined;
    return this.store.change(
      operation,
      { id, expectedVersion, action: 'people:manage' },
      ({ affiliation, managers }) => {
        const { state } = affiliation;
        if (state.role === role) return id;
        if (from.isBefore(operation.today)) throw refuse('INVALID_DATE.pastRole', ['from']);
        const rest = state.period.startingAt(from);
        if (!rest || state.period.endedBefore(from)) throw refuse('OUTSIDE_PERIOD', ['from'], { period: state.period });
        const before = periodsOf(managers);
        affiliation.endBefore(rest.from ?? from);
        begun = Affiliation.begin({ ...state, role, period: rest, provenance: 'reported' });
        requireManager(before, periodsOf([...managers, begun]), operation.today, ['role']);
        return begun.id;
      },
      async (_, transaction) => {
        if (begun) await this.affiliations.save(transaction, [begun]);
      },
    );
  }

  end(operation: Operation, { affiliation: id, expectedVersion, lastDay }: EndAffiliation): Promise<AffiliationId> {
    return this.store.change(operation, { id, expectedVersion, action: 'people:end' }, ({ affiliation, managers }) => {
      const { period } = affiliation.state;
      if (lastDay.isBefore(operation.today.minusDays(1))) throw refuse('INVALID_DATE.pastEnd', ['lastDay']);
      if (period.endedBefore(operation.today) || (period.to && lastDay.isAfter(period.to)))
        throw refuse('OUTSIDE_PERIOD', ['lastDay'], { period });
      if (period.to?.equals(lastDay)) return id;
      const before = periodsOf(managers);
      affiliation.endBefore(lastDay.plusDays(1));
      requireManager(before, periodsOf(managers), operation.today, ['lastDay']);
      return id;
    });
  }

  /** By those who run the service: the first manager of an organisation, or another one. Who acts there already becomes manager. */
  appoint(operation: Operation, command: AppointManager): Promise<AffiliationId> {
    requireAllowed(operation, 'people:appoint', []);
    const { organisation, address, name, language } = command;
    return this.unitOfWork.run(operation, async (transaction) => {
      await this.registry.requireExisting(transaction, organisation, operation.today, ['organisation']);
      const [known] = await this.persons.loadByAddress(transaction, [address]);
      const person = known ?? registered(address, name, language ?? operation.locale);
      if (!known) await this.persons.save(transaction, [person]);
      return this.begin(transaction, { person: person.id, organisation, role: 'manager', from: operation.today });
    });
  }

  /** Lets somebody act for an organisation from a day on. Who acts there already in as strong a role goes on as before. */
  async begin(
    transaction: Transaction,
    {
      person,
      organisation,
      role,
      from,
    }: { person: PersonId; organisation: OrganisationId; role: Affiliation['state']['role']; from: LocalDate },
  ): Promise<AffiliationId> {
    await this.affiliations.hold(transaction, [organisation]);
    const all = await this.affiliations.loadOfPersons(transaction, [person]);
    const there = all.filter(({ state }) => state.organisation === organisation && !state.period.endedBefore(from));
    const offered = { role, period: Period.from(from), provenance: 'reported' as const };
    const plan = strongest([...there.map(({ state }) => state), offered], from);
    const kept = there.find(({ state }) => plan.length === 1 && state.role === plan[0]?.role && !state.period.to);
    if (kept && (kept.state.period.from === undefined || !kept.state.period.from.isAfter(from))) return kept.id;
    for (const each of there) each.endBefore(from);
    const begun = plan.map((stretch) => Affiliation.begin({ person, organisation, ...stretch }));
    await this.affiliations.save(transaction, [...there, ...begun]);
    const [first] = begun;
    if (!first) throw new Error('Nobody acts by what was begun');
    return first.id;
  }

  private async load(transaction: Transaction, id: AffiliationId): Promise<Loaded | undefined> {
    const organisation = await this.affiliations.organisationOf(transaction, id);
    if (!organisation) return undefined;
    await this.affiliations.hold(transaction, [organisation]);
    const managers = await this.affiliations.loadManagers(transaction, [organisation], [id]);
    const affiliation = managers.find((each) => each.id === id);
    return affiliation && { affiliation, managers };
  }

  /** Ends all that the person is, at once. */
  private async endAll(transaction: Transaction, person: PersonId): Promise<void> {
    const { today } = transaction.operation;
    const known = await this.affiliations.loadOfPersons(transaction, [person]);
    const organisations = [
      ...new Set(known.filter(({ state }) => !state.period.endedBefore(today)).map(({ state }) => state.organisation)),
    ];
    await this.affiliations.hold(transaction, organisations);
    const managers = await this.affiliations.loadManagers(
      transaction,
      organisations,
      known.map(({ id }) => id),
    );
    for (const organisation of organisations) {
      const there = managers.filter(({ state }) => state.organisation === organisation);
      const before = periodsOf(there);
      for (const each of there)
        if (each.state.person === person && !each.state.period.endedBefore(today)) each.endBefore(today);
      requireManager(before, periodsOf(there), today, ['person']);
    }
    await this.affiliations.save(
      transaction,
      managers.filter(({ state }) => state.person === person),
    );
  }
}

const registered = (address: string, name: string | undefined, locale: Operation['locale']): Person =>
  Person.register({ name: name ? { [locale]: name } : say('person.unnamed'), address, locale }, 'reported');

const periodsOf = (affiliations: readonly Affiliation[]): Period[] =>
  affiliations.flatMap(({ state, isTakenBack }) => (state.role === 'manager' && !isTakenBack ? state.period : []));

function requireManager(
  before: readonly Period[],
  after: readonly Period[],
  from: LocalDate,
  path: readonly string[],
): void {
  const without = daysWithoutManager(before, after, from);
  if (without) throw refuse('LAST_MANAGER', path, { period: without });
}
