import { Injectable } from '@nestjs/common';
import type { Id } from '@talkoot/contracts';
import { AggregateStore, UnitOfWork } from '@talkoot/platform/database';
import { RegistryApi } from '@talkoot/registry';
import { keptThings } from '../programmes/programmes.loader.js';
import type { Pilot } from './pilot.js';
import { PilotRepository } from './pilot.repository.js';

@Injectable()
export class PilotsLoader extends AggregateStore<Id<'pilot'>, Pilot> {
  constructor(unitOfWork: UnitOfWork, registry: RegistryApi, pilots: PilotRepository) {
    super(
      unitOfWork,
      keptThings(['pilot'], pilots, (transaction, id) =>
        pilots.load(transaction, [id], registry.owners([id], transaction.operation.today, transaction)),
      ),
    );
  }
}
