import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@talkoot/contracts';
import { AggregateStore, UnitOfWork } from '@talkoot/platform/database';
import type { Pilot } from '../pilots/pilot.js';
import { PilotsLoader } from '../pilots/pilots.loader.js';
import { PilotWork } from './pilot-work.js';
import { type OfPilot, PilotWorkRepository } from './pilot-work.repository.js';

/** A pilot that is held for a change of its work, and the work. */
interface Working {
  readonly pilot: Pilot;
  readonly work: PilotWork;
}

/** Loads the work of a pilot by the pilot or by a part of the work. */
@Injectable()
export class PilotWorkLoader extends AggregateStore<OfPilot, PilotWork, Working> {
  constructor(unitOfWork: UnitOfWork, pilots: PilotsLoader, repository: PilotWorkRepository) {
    super(unitOfWork, {
      path: ['pilot'],
      load: async (transaction, id) => {
        const of = await repository.pilotOf(transaction, id);
        const pilot = of && (await pilots.held(transaction, of));
        return pilot && { pilot, work: workOf(pilot, transaction.operation.today) };
      },
      aggregate: ({ work }) => work,
      repository,
    });
  }
}

/** The work of a pilot that is held for change. */
export const workOf = (pilot: Pilot, today: LocalDate): PilotWork =>
  new PilotWork(pilot.id, pilot.version, {
    status: pilot.state.status,
    period: pilot.state.period,
    parties: pilot.parties,
    isPublic: pilot.isPublic(),
    today,
  });
