import { Injectable } from '@nestjs/common';
import { type Id, type Operation, requireAllowed } from '@talkoot/contracts';
import { UnitOfWork } from '@talkoot/platform/database';
import { RegistryApi } from '@talkoot/registry';
import { PilotProgramme } from '../domain/pilot-programme.js';
import { ProgrammeRepository } from '../persistence/programme.repository.js';
import { collaborationOf } from './collaboration.js';
import type { ChangePilotProgramme, CreatePilotProgramme } from './pilots.inputs.js';
import { PilotsLoader, requireMayTo } from './pilots.loader.js';

@Injectable()
export class ProgrammesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly registry: RegistryApi,
    private readonly loader: PilotsLoader,
    private readonly programmes: ProgrammeRepository,
  ) {}

  create(operation: Operation, { owner, ...state }: CreatePilotProgramme): Promise<Id<'pilotprogramme'>> {
    return this.unitOfWork.run(operation, async (transaction) => {
      requireAllowed(operation, 'programme:create', operation.viewer.organisation === owner ? ['self'] : []);
      await this.registry.requireExisting(transaction, owner, operation.today, ['owner']);
      const programme = PilotProgramme.create(state, owner, operation.today);
      await this.registry.saveCollaborations(transaction, [collaborationOf(programme, owner)]);
      await this.programmes.save(transaction, [programme]);
      return programme.id;
    });
  }

  change(operation: Operation, command: ChangePilotProgramme): Promise<Id<'pilotprogramme'>> {
    const { programme: id, expectedVersion, ...details } = command;
    return this.unitOfWork.run(operation, async (transaction) => {
      const programme = await this.loader.programme(transaction, id, ['programme']);
      requireMayTo(transaction, 'programme:manage', programme);
      programme.expectVersion(expectedVersion);
      programme.change(details);
      await this.programmes.save(transaction, [programme]);
      await this.registry.saveCollaborations(transaction, [collaborationOf(programme)]);
      return id;
    });
  }
}
