import { Injectable } from '@nestjs/common';
import { type Id, type InputPath, type Operation, type OrganisationId, requireAllowed } from '@talkoot/contracts';
import { type KnownPilot, type KnownProgramme, PilotsApi } from '@talkoot/pilots';
import { type Transaction, UnitOfWork, violatedConstraint } from '@talkoot/platform/database';
import { RegistryApi } from '@talkoot/registry';
import { Appropriation } from '../domain/appropriation.js';
import { APPROPRIATION_FLOW } from '../domain/funding-flow.js';
import { Grant } from '../domain/grant.js';
import { AppropriationRepository } from '../persistence/appropriation.repository.js';
import { GrantRepository } from '../persistence/grant.repository.js';
import { LedgerRepository, NOT_BELOW_ZERO } from '../persistence/ledger.repository.js';
import type {
  ChangeGrantConditions,
  CorrectAppropriation,
  CorrectGrant,
  DecideGrant,
  RecordAppropriation,
} from './funding.inputs.js';
import { refuse } from '../messages/index.js';

/** The owner's decisions on money. What an appropriation covers, the ledger's own rules in the database decide. */
@Injectable()
export class FundingService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly pilots: PilotsApi,
    private readonly registry: RegistryApi,
    private readonly appropriations: AppropriationRepository,
    private readonly grants: GrantRepository,
    private readonly ledger: LedgerRepository,
  ) {}

  recordAppropriation(operation: Operation, command: RecordAppropriation): Promise<Id<'appropriation'>> {
    return this.unitOfWork
      .run(operation, async (transaction) => {
        const programme = await this.ownProgramme(transaction, command.programme, ['programme']);
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
    return this.unitOfWork
      .run(operation, async (transaction) => {
        const appropriation = await this.appropriations.load(transaction, id);
        if (!appropriation) throw refuse('NOT_FOUND', ['appropriation']);
        const { programme } = appropriation.state;
        const { owner, isPublic } = await this.ownProgramme(transaction, programme, ['appropriation']);
        appropriation.expectVersion(expectedVersion);
        const left = await this.ledger.left(id, transaction);
        appropriation.correct(right, left, { owner, programmeIsPublic: isPublic, today: operation.today });
        await this.appropriations.save(transaction, appropriation);
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
    return this.unitOfWork
      .run(operation, async (transaction) => {
        const held = await this.grants.pilotOf(transaction, id);
        if (!held) throw refuse('NOT_FOUND', ['grant']);
        await this.pilots.holdPilot(transaction, held);
        const { grant, pilot, programme } = await this.ownGrant(transaction, id);
        grant.expectVersion(expectedVersion);
        const left = await this.ledger.left(grant.state.appropriation, transaction);
        const unreleased = (await this.ledger.balancesOf(transaction, [id])).get(id)?.unreleased ?? grant.amount;
        const { today } = operation;
        grant.correct(right, { left, unreleased, pilot, today, concerned: concerned(programme, pilot) });
        await this.grants.move(transaction, [grant]);
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
        const appropriation = await this.appropriations.find(transaction, command.appropriation);
        if (!appropriation) throw refuse('NOT_FOUND', ['appropriation']);
        const { programme: id } = appropriation.state;
        const programme = await this.ownProgramme(transaction, id, ['appropriation']);
        const pilot = await this.pilotOf(transaction, command.pilot, id);
        await this.registry.requireCodeOf(transaction, programme.owner, command.code, programme.isPublic);
        const grant = Grant.decide({ ...command, holder: await this.holder(transaction, command) }, appropriation, {
          left: await this.ledger.left(appropriation.id, transaction),
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

  changeConditions(operation: Operation, { grant: id, ...command }: ChangeGrantConditions): Promise<Id<'grant'>> {
    return this.unitOfWork.run(operation, async (transaction) => {
      const { grant, pilot, programme } = await this.ownGrant(transaction, id);
      grant.expectVersion(command.expectedVersion);
      grant.changeConditions(command, concerned(programme, pilot));
      await this.grants.save(transaction, [grant]);
      return grant.id;
    });
  }

  /** The programme, of which the viewer decides the money; throws NOT_FOUND when they may not see it, else NotAllowed. */
  private async ownProgramme(
    transaction: Transaction,
    id: Id<'pilotprogramme'>,
    path: InputPath,
  ): Promise<KnownProgramme> {
    const { operation } = transaction;
    const { viewer, today } = operation;
    const programme = (await this.pilots.programmes([id], today, transaction)).get(id);
    if (!programme) throw refuse('NOT_FOUND', path);
    const relations = programme.isPublic
      ? []
      : await this.pilots.relationsToProgramme(viewer.organisation, programme, today, transaction);
    if (!this.pilots.maySee(viewer, programme, relations)) throw refuse('NOT_FOUND', path);
    requireAllowed(operation, 'money:manage', programme.owner === viewer.organisation ? ['owner'] : []);
    return programme;
  }

  /** A grant of which the viewer decides, held, with what is around it. */
  private async ownGrant(transaction: Transaction, id: Id<'grant'>) {
    const [grant] = await this.grants.load(transaction, [id]);
    if (!grant) throw refuse('NOT_FOUND', ['grant']);
    const pilots = await this.pilots.pilots([grant.state.pilot], transaction.operation.today, transaction);
    const pilot = pilots.get(grant.state.pilot);
    if (!pilot) throw refuse('NOT_FOUND', ['grant']);
    return { grant, pilot, programme: await this.ownProgramme(transaction, pilot.programme, ['grant']) };
  }

  /** A pilot of the programme, which nobody changes until the grant is decided. One of another programme is not there. */
  private async pilotOf(
    transaction: Transaction,
    id: Id<'pilot'>,
    programme: Id<'pilotprogramme'>,
  ): Promise<KnownPilot> {
    await this.pilots.holdPilot(transaction, id);
    const pilot = (await this.pilots.pilots([id], transaction.operation.today, transaction)).get(id);
    if (pilot?.programme !== programme) throw refuse('NOT_FOUND', ['pilot']);
    return pilot;
  }

  /** Who holds the grant: who is named, else the coordinator on the day of the decision. */
  private async holder(
    transaction: Transaction,
    { holder, pilot: id, decidedOn }: DecideGrant,
  ): Promise<OrganisationId> {
    const pilot = (await this.pilots.pilots([id], decidedOn, transaction)).get(id);
    const chosen = holder ?? pilot?.coordinator;
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
