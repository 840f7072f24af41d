import { Injectable } from '@nestjs/common';
import type { Id, InputPath } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';
import { RegistryApi } from '@talkoot/registry';
import type { Pilot } from '../domain/pilot.js';
import { PilotRepository } from '../persistence/pilot.repository.js';
import { visible } from './programmes.loader.js';

@Injectable()
export class PilotsLoader {
  constructor(
    private readonly registry: RegistryApi,
    private readonly pilots: PilotRepository,
  ) {}

  async pilot(transaction: Transaction, id: Id<'pilot'>, path: InputPath = ['pilot']): Promise<Pilot> {
    const owners = await this.registry.owners([id], transaction.operation.today, transaction);
    const [pilot] = await this.pilots.load(transaction, [id], owners);
    return visible(transaction, pilot, path);
  }
}
