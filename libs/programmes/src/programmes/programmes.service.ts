import { Injectable } from '@nestjs/common';
import { type Id, type Operation, type OrganisationId, requireAllowed } from '@talkoot/contracts';
import { type Target, type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { RegistryApi } from '@talkoot/registry';
import { refuse } from '../messages/index.js';
import { hearings } from './hearings.lookup.js';
import { Programme } from './programme.js';
import { ProgrammeRepository, REFERENCES } from './programme.repository.js';
import type {
  ChangeProgramme,
  CreateProgramme,
  EndAdoption,
  RecordAdopter,
  SetProgrammeDuties,
  WithdrawProgramme,
} from './programmes.inputs.js';
import { collaborationOf, ProgrammesLoader } from './programmes.loader.js';
import { References } from './references.service.js';

type ProgrammeId = Id<'programme'>;

/** Programmes, whose they are and who has adopted them. How they are adopted with their plans is with the revisions. */
@Injectable()
export class ProgrammesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly registry: RegistryApi,
    private readonly references: References,
    private readonly loader: ProgrammesLoader,
    private readonly programmes: ProgrammeRepository,
  ) {}

  create(operation: Operation, command: CreateProgramme): Promise<ProgrammeId> {
    const { owner, ...details } = command;
    const { today } = operation;
    return this.unitOfWork.run(operation, async (transaction) => {
      requireAllowed(operation, 'programme:create', ownRelation(operation, owner));
      await this.registry.requireExisting(transaction, owner, today, ['owner']);
      await this.registry.requireCodeOf(transaction, owner, details.code, false);
      await this.requireOthers(transaction, owner, command);
      const programme = Programme.create(details, { today, owner });
      await this.registry.saveCollaborations(transaction, [collaborationOf(programme, owner)]);
      await this.programmes.save(transaction, [programme]);
      return programme.id;
    });
  }

  /** What is left out stays as it is. */
  change(operation: Operation, command: ChangeProgramme): Promise<ProgrammeId> {
    const { programme: id, expectedVersion, ...details } = command;
    return this.loader.change(
      operation,
      { id, expectedVersion, action: 'programme:manage' },
      async (programme, transaction) => {
        await this.requireOthers(transaction, programme.owner, command);
        const own = REFERENCES.find((each) => command[each] === id);
        if (own) throw refuse('INVALID_INPUT.itself', [own]);
        const circle = await this.programmes.circleOf(transaction, id, command);
        if (circle) throw refuse('INVALID_INPUT.circle', [circle]);
        programme.change(details);
        return id;
      },
      this.follow,
    );
  }

  setDuties(operation: Operation, command: SetProgrammeDuties): Promise<ProgrammeId> {
    const { programme: id, duties, from = operation.today, expectedVersion } = command;
    return this.loader.change(operation, { id, expectedVersion, action: 'programme:manage' }, (programme) => {
      programme.setDuties(duties, from);
      return id;
    });
  }

  withdraw(operation: Operation, { programme: id, expectedVersion }: WithdrawProgramme): Promise<ProgrammeId> {
    const target = { id, expectedVersion, action: 'programme:manage' } as const;
    return this.loader.change(operation, target, async (programme, transaction) => {
      const heard = [...(await hearings(transaction, [id])).values()];
      programme.withdraw(heard.find(({ heardUntil }) => heardUntil)?.heardUntil);
      return id;
    });
  }

  /** An organisation adopts for itself alone: nobody is bound by another one. */
  recordAdopter(operation: Operation, command: RecordAdopter): Promise<ProgrammeId> {
    const { programme: id, organisation, adoptedOn, provenance } = command;
    return this.loader.change(
      operation,
      adoption(operation, command, 'programme:adopt'),
      async (programme, transaction) => {
        await this.registry.requireExisting(transaction, organisation, adoptedOn, ['organisation']);
        programme.recordAdopter(organisation, adoptedOn, provenance);
        return id;
      },
    );
  }

  endAdoption(operation: Operation, command: EndAdoption): Promise<ProgrammeId> {
    const { programme: id, organisation, lastDay } = command;
    return this.loader.change(operation, adoption(operation, command, 'programme:end-adoption'), (programme) => {
      programme.endAdoption(organisation, lastDay);
      return id;
    });
  }

  /** The programmes to which it refers. What it replaces ends with it, and so belongs to its owner. */
  private async requireOthers(
    transaction: Transaction,
    owner: OrganisationId | undefined,
    { adaptedFrom, carriesOut, predecessor }: CreateProgramme | ChangeProgramme,
  ): Promise<void> {
    await this.references.require(transaction, { adaptedFrom, carriesOut, predecessor });
    if (!predecessor) return;
    const owners = await this.registry.owners([predecessor], transaction.operation.today, transaction);
    if (owners.get(predecessor) !== owner) throw refuse('INVALID_INPUT.predecessorOfOthers', ['predecessor']);
  }

  /** The registry has the programme as it is. */
  private readonly follow = (programme: Programme, transaction: Transaction): Promise<void> =>
    this.registry.saveCollaborations(transaction, [collaborationOf(programme)]);
}

const ownRelation = ({ viewer }: Operation, organisation: OrganisationId) =>
  organisation === viewer.organisation ? (['self'] as const) : [];

const adoption = (
  operation: Operation,
  { programme: id, organisation, expectedVersion }: RecordAdopter | EndAdoption,
  action: 'programme:adopt' | 'programme:end-adoption',
): Target<ProgrammeId, Programme> => ({
  id,
  expectedVersion,
  action,
  besides: ownRelation(operation, organisation),
});
