import { Injectable } from '@nestjs/common';
import {
  type Id,
  type InputPath,
  type LocalisedText,
  type Operation,
  type OrganisationId,
  PROGRAMME_OWNERS,
  requireAllowed,
} from '@talkoot/contracts';
import { type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { RegistryApi } from '@talkoot/registry';
import { refuse } from '../messages/index.js';
import type { ChangePilotProgramme, CreatePilotProgramme, EndPilotProgramme } from './programmes.inputs.js';
import { collaborationOf, PilotProgrammesLoader } from './programmes.loader.js';
import { type Ending, PilotProgramme } from './pilot-programme.js';
import { PilotProgrammeRepository } from './programme.repository.js';

@Injectable()
export class PilotProgrammesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly registry: RegistryApi,
    private readonly loader: PilotProgrammesLoader,
    private readonly programmes: PilotProgrammeRepository,
  ) {}

  create(
    operation: Operation,
    { owner, callMunicipalities, ...details }: CreatePilotProgramme,
  ): Promise<Id<'pilotprogramme'>> {
    return this.unitOfWork.run(operation, async (transaction) => {
      requireAllowed(operation, 'pilot-programme:create', operation.viewer.organisation === owner ? ['self'] : []);
      const { kind } = await this.registry.requireExisting(transaction, owner, operation.today, ['owner']);
      if (!PROGRAMME_OWNERS.includes(kind)) throw refuse('WRONG_KIND.ownerOfProgramme', ['owner']);
      await this.registry.requireCodeOf(transaction, owner, details.code, false);
      await this.requireMunicipalities(transaction, callMunicipalities);
      const programme = PilotProgramme.create(details, owner, operation.today, callMunicipalities);
      await this.registry.saveCollaborations(transaction, [collaborationOf(programme, owner)]);
      await this.programmes.save(transaction, [programme]);
      return programme.id;
    });
  }

  change(operation: Operation, command: ChangePilotProgramme): Promise<Id<'pilotprogramme'>> {
    const { programme: id, expectedVersion, callMunicipalities, ...details } = command;
    return this.loader.change(
      operation,
      { id, expectedVersion, action: 'pilot-programme:manage' },
      async (programme, transaction) => {
        await this.requireMunicipalities(transaction, callMunicipalities ?? []);
        programme.change(details, callMunicipalities);
        return id;
      },
      (programme, transaction) => this.registry.saveCollaborations(transaction, [collaborationOf(programme)]),
    );
  }

  /** Refused while a plan waits for a decision or a pilot goes on; each of these is brought to its own end first. */
  end(operation: Operation, command: EndPilotProgramme): Promise<Id<'pilotprogramme'>> {
    return this.bringToEnd(operation, command, (programme, ending) => programme.end(ending));
  }

  /** As an end, for a programme none of whose pilots was completed. */
  cancel(operation: Operation, command: EndPilotProgramme): Promise<Id<'pilotprogramme'>> {
    return this.bringToEnd(operation, command, (programme, ending, completed) => programme.cancel(ending, completed));
  }

  private bringToEnd(
    operation: Operation,
    command: EndPilotProgramme,
    decide: (programme: PilotProgramme, ending: Ending, completed: readonly LocalisedText[]) => void,
  ): Promise<Id<'pilotprogramme'>> {
    const { programme: id, expectedVersion, reason } = command;
    const target = { id, expectedVersion, action: 'pilot-programme:manage' } as const;
    return this.loader.change(operation, target, async (programme, transaction) => {
      const { completed, ...open } = await this.programmes.businessOf(transaction, id);
      const concerned = await this.programmes.takingPart(transaction, id, operation.today);
      decide(programme, { reason, open, concerned }, completed);
      return id;
    });
  }

  private async requireMunicipalities(transaction: Transaction, named: readonly OrganisationId[]): Promise<void> {
    const path: InputPath = ['callMunicipalities'];
    const found = await this.registry.requireAllExisting(transaction, named, transaction.operation.today, path);
    const other = found.findIndex(({ kind }) => kind !== 'municipality');
    if (other >= 0) throw refuse('WRONG_KIND.callMunicipalities', ['callMunicipalities', other]);
  }
}
