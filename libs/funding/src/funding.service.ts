import { Injectable } from '@nestjs/common';
import { type Id, type Operation, type OrganisationId } from '@talkoot/contracts';
import { type KnownPilot, type KnownProgramme, PilotsApi } from '@talkoot/pilots';
import { AggregateStore, type Transaction, UnitOfWork, violatedConstraint } from '@talkoot/platform/database';
import { RegistryApi } from '@talkoot/registry';
import { Appropriation } from './appropriation.js';
import { AppropriationRepository } from './appropriation.repository.js';
import { APPROPRIATION_FLOW } from './funding-flow.js';
import type {
  ChangeGrantConditions,
  CorrectAppropriation,
  CorrectGrant,
  DecideGrant,
  RecordAppropriation,
} from './funding.inputs.js';
import { Grant } from './grant.js';
import { GrantRepository } from './grant.repository.js';
import { LedgerRepository, NOT_BELOW_ZERO } from './ledger.repository.js';
import { refuse } from './messages/index.js';

/** An appropriation that is held for change, and its programme. */
interface Appropriated {
  readonly appropriation: Appropriation;
  readonly programme: KnownProgramme;
}

/** A grant that is held for change, with its pilot and their programme. */
interface Granted {
  readonly grant: Grant;
  readonly pilot: KnownPilot;
  readonly programme: KnownProgramme;
}

/** The owner's decisions on money. What an appropriation covers, the ledger's own rules in the database decide. */
@Injectable()
export class FundingService {
  private readonly appropriationStore: AggregateStore<Id<'appropriation'>, Appropriation, Appropriated>;
  private readonly grantStore: AggregateStore<Id<'grant'>, Grant, Granted>;
  /** Of grants whose pilot nobody changes meanwhile. */
  private readonly grantWithPilotStore: AggregateStore<Id<'grant'>, Grant, Granted>;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly pilots: PilotsApi,
    private readonly registry: RegistryApi,
    private readonly appropriations: AppropriationRepository,
    private readonly grants: GrantRepository,
    private readonly ledger: LedgerRepository,
  ) {
    this.appropriationStore = new AggregateStore(unitOfWork, {
      path: ['appropriation'],
      load: async (transaction, id) => {
        const appropriation = await appropriations.load(transaction, id);
        const programme = appropriation && (await this.programme(transaction, appropriation.state.programme));
        return programme && { appropriation, programme };
      },
      aggregate: ({ appropriation }) => appropriation,
      repository: appropriations,
    });
    const kept = { path: ['grant'], aggregate: ({ grant }: Granted) => grant };
    this.grantStore = new AggregateStore(unitOfWork, {
      ...kept,
      load: async (transaction, id) => {
        const pilot = await grants.pilotOf(transaction, id);
        return pilot && this.granted(transaction, id, pilot);
      },
      repository: grants,
    });
    this.grantWithPilotStore = new AggregateStore(unitOfWork, {
      ...kept,
      load: async (transaction, id) => {
        const pilot = await grants.pilotOf(transaction, id);
        if (!pilot) return undefined;
        await pilots.holdPilot(transaction, pilot);
        return this.granted(transaction, id, pilot);
      },
      repository: { save: (transaction, moved) => grants.move(transaction, moved) },
    });
  }

  recordAppropriation(operation: Operation, command: RecordAppropriation): Promise<Id<'appropriation'>> {
    return this.unitOfWork
      .run(operation, async (transaction) => {
        await transaction.requireAllowed('money:manage', { id: command.programme, path: ['programme'] });
        const programme = await this.programme(transaction, command.programme);
        APPROPRIATION_FLOW.recordAppropriation.take(programme);
        const { owner, isPublic } = programme;
        await this.registry.requireCodeOf(transaction, owner, command.code, isPublic);
        const appropriation = Appropriation.enter(
          { ...command, availableFrom: command.decidedOn },
          { owner, programmeIsPublic: isPublic, today: operation.today },
        );
        await this.appropriations.add(transaction, [appropriation]);
        return appropriation.id;
      })
      .catch((error: unknown) => {
        throw violatedConstraint(error) === 'appropriation_code'
          ? refuse('CODE_TAKEN', ['code'], { code: command.code })
          : error;
      });
  }

  /** A mistyped amount is reversed in the ledger and stated anew. */
  correctAppropriation(operation: Operation, command: CorrectAppropriation): Promise<Id<'appropriation'>> {
    const { appropriation: id, expectedVersion, ...right } = command;
    const target = { id, expectedVersion, action: 'money:manage' } as const;
    return this.appropriationStore
      .change(operation, target, async ({ appropriation, programme: { owner, isPublic } }, transaction) => {
        const left = await this.ledger.left(id, transaction);
        appropriation.correct(right, left, { owner, programmeIsPublic: isPublic, today: operation.today });
        return id;
      })
      .catch(async (error: unknown) => {
        if (violatedConstraint(error) !== NOT_BELOW_ZERO) throw error;
        throw refuse('APPROPRIATION_EXCEEDED.belowGrants', ['amount'], { granted: await this.ledger.granted(id) });
      });
  }

  /** The same of a grant. */
  correctGrant(operation: Operation, command: CorrectGrant): Promise<Id<'grant'>> {
    const { grant: id, expectedVersion, ...right } = command;
    const target = { id, expectedVersion, action: 'money:manage' } as const;
    return this.grantWithPilotStore
      .change(operation, target, async ({ grant, pilot, programme }, transaction) => {
        const [left, balances] = await Promise.all([
          this.ledger.left(grant.state.appropriation, transaction),
          this.ledger.balancesOf(transaction, [id]),
        ]);
        const unreleased = balances.get(id)?.unreleased ?? grant.amount;
        const { today } = operation;
        grant.correct(right, { left, unreleased, pilot, today, concerned: concerned(programme, pilot) });
        return id;
      })
      .catch((error: unknown) => {
        // Another grant took it at the same moment; how much there is now is told when it is tried again.
        throw violatedConstraint(error) === NOT_BELOW_ZERO
          ? refuse('APPROPRIATION_EXCEEDED.oneGrant', ['amount'], { most: right.amount })
          : error;
      });
  }

  decideGrant(operation: Operation, command: DecideGrant): Promise<Id<'grant'>> {
    return this.unitOfWork
      .run(operation, async (transaction) => {
        const path = ['appropriation'];
        await transaction.requireAllowed('money:manage', { id: command.appropriation, path });
        const appropriation = await this.appropriations.find(transaction, command.appropriation);
        if (!appropriation) throw refuse('NOT_FOUND', path);
        const { programme: id } = appropriation.state;
        const programme = await this.programme(transaction, id);
        const pilot = await this.pilotOf(transaction, command.pilot, id);
        await this.registry.requireCodeOf(transaction, programme.owner, command.code, programme.isPublic);
        const [holder, left] = await Promise.all([
          this.holder(transaction, command),
          this.ledger.left(appropriation.id, transaction),
        ]);
        const grant = Grant.decide({ ...command, holder }, appropriation, {
          left,
          allowed: programme.allowedPurposes,
          pilot,
          today: operation.today,
          concerned: concerned(programme, pilot),
        });
        await this.grants.add(transaction, [grant]);
        return grant.id;
      })
      .catch((error: unknown) => this.refuseGrant(error, command));
  }

  changeConditions(operation: Operation, command: ChangeGrantConditions): Promise<Id<'grant'>> {
    const { grant: id, expectedVersion } = command;
    const target = { id, expectedVersion, action: 'money:manage' } as const;
    return this.grantStore.change(operation, target, ({ grant, pilot, programme }) => {
      grant.changeConditions(command, concerned(programme, pilot));
      return id;
    });
  }

  private async programme(transaction: Transaction, id: Id<'pilotprogramme'>): Promise<KnownProgramme> {
    const programme = (await this.pilots.programmes([id], transaction.operation.today, transaction)).get(id);
    if (!programme) throw new Error(`There is no ${id}`);
    return programme;
  }

  /** A grant, held, with what is around it. */
  private async granted(transaction: Transaction, id: Id<'grant'>, of: Id<'pilot'>): Promise<Granted | undefined> {
    const [[grant], pilots] = await Promise.all([
      this.grants.load(transaction, [id]),
      this.pilots.pilots([of], transaction.operation.today, transaction),
    ]);
    const pilot = pilots.get(of);
    const programme = pilot && (await this.programme(transaction, pilot.programme));
    return grant && programme && { grant, pilot, programme };
  }

  /** A pilot of the programme, which nobody changes until the grant is decided. One of another programme is not there. */
  private async pilotOf(
    transaction: Transaction,
    id: Id<'pilot'>,
    programme: Id<'pilotprogramme'>,
  ): Promise<KnownPilot> {
    const [, pilots] = await Promise.all([
      this.pilots.holdPilot(transaction, id),
      this.pilots.pilots([id], transaction.operation.today, transaction),
    ]);
    const pilot = pilots.get(id);
    if (pilot?.programme !== programme) throw refuse('NOT_FOUND', ['pilot']);
    return pilot;
  }

  /** Who holds the grant: who is named, else the coordinator on the day of the decision. */
  private async holder(
    transaction: Transaction,
    { holder, pilot: id, decidedOn }: DecideGrant,
  ): Promise<OrganisationId> {
    const chosen = holder ?? (await this.pilots.pilots([id], decidedOn, transaction)).get(id)?.coordinator;
    if (!chosen) throw refuse('INVALID_INPUT.noHolder', ['holder']);
    await this.registry.requireExisting(transaction, chosen, decidedOn, ['holder']);
    return chosen;
  }

  /** What the database refused, in the words of the domain. */
  private async refuseGrant(error: unknown, { code, appropriation }: DecideGrant): Promise<never> {
    const constraint = violatedConstraint(error);
    if (constraint === 'grant_code') throw refuse('CODE_TAKEN', ['code'], { code });
    if (constraint === NOT_BELOW_ZERO)
      throw refuse('APPROPRIATION_EXCEEDED.grants', ['amount'], { left: await this.ledger.left(appropriation) });
    throw error;
  }
}

const concerned = ({ owner }: KnownProgramme, { coordinator, partners }: KnownPilot): OrganisationId[] =>
  [owner, coordinator, ...partners].filter((each) => each !== undefined);
