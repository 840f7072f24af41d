import { Injectable } from '@nestjs/common';
import { type Id, idOf, isId, uuidOf } from '@talkoot/contracts';
import { changedPartTable, type Transaction } from '@talkoot/platform/database';
import { In } from 'typeorm';
import {
  CompanyLinkEntity,
  ExperimentEntity,
  MilestoneEntity,
  ResultEntity,
  StatusReportEntity,
} from './pilot-work.entity.js';
import type { CompanyLink, Experiment, Milestone, PilotWork } from './pilot-work.js';

type PartId = Id<'milestone' | 'experiment' | 'companylink'>;

/** A pilot, or a part of its work. */
export type OfPilot = Id<'pilot'> | PartId;

/** A part of a pilot's work, and which pilot's it is. */
export interface Part<P> {
  readonly pilot: Id<'pilot'>;
  readonly part: P;
}

function tableOf(id: PartId): string {
  if (isId('milestone', id)) return 'pilots.milestone';
  return isId('experiment', id) ? 'pilots.experiment' : 'pilots.company_link';
}

/** The parts are held by their pilot: it is loaded for change before what is found here is changed. */
@Injectable()
export class PilotWorkRepository {
  /** The pilot, or the one to whose work the part belongs. */
  async pilotOf(transaction: Transaction, id: OfPilot): Promise<Id<'pilot'> | undefined> {
    if (isId('pilot', id)) return id;
    const [found] = await transaction.rows<{ pilot: string }>(
      `SELECT pilot_id AS pilot FROM ${tableOf(id)} WHERE id = $1`,
      [uuidOf(id)],
    );
    return found && idOf('pilot', found.pilot);
  }

  async milestone({ manager }: Transaction, id: Id<'milestone'>): Promise<Part<Milestone> | undefined> {
    const found = await manager.findOneBy(MilestoneEntity, { id });
    return found ? { pilot: found.pilot, part: found } : undefined;
  }

  async experiment({ manager }: Transaction, id: Id<'experiment'>): Promise<Part<Experiment> | undefined> {
    const found = await manager.findOneBy(ExperimentEntity, { id });
    return found ? { pilot: found.pilot, part: found } : undefined;
  }

  async companyLink({ manager }: Transaction, id: Id<'companylink'>): Promise<Part<CompanyLink> | undefined> {
    const found = await manager.findOneBy(CompanyLinkEntity, { id });
    return found ? { pilot: found.pilot, part: found } : undefined;
  }

  async companyLinksOf(transaction: Transaction, pilots: readonly Id<'pilot'>[]): Promise<Part<CompanyLink>[]> {
    const found = await transaction.find(CompanyLinkEntity, {
      where: { pilot: In([...pilots]) },
      order: { period: 'ASC', id: 'ASC' },
    });
    return found.map((part) => ({ pilot: part.pilot, part }));
  }

  /** Writes the parts that changed and the pilots' versions. */
  async save(transaction: Transaction, works: readonly PilotWork[]): Promise<void> {
    if (works.length === 0) return;
    await transaction.save(works, TABLES);
    await transaction.execute(
      `UPDATE pilots.pilot AS p SET version = w.version FROM unnest($1::uuid[], $2::int[]) AS w(id, version)
       WHERE p.id = w.id`,
      [works.map(({ id }) => uuidOf(id)), works.map(({ version }) => version)],
    );
  }
}

const TABLES = [
  changedPartTable(MilestoneEntity, ({ id: pilot, changed }: PilotWork) =>
    changed.milestones.map(({ due, reachedOn, droppedOn, dropReason, ...each }) => ({
      ...each,
      pilot,
      due,
      reachedOn,
      droppedOn,
      dropReason,
    })),
  ),
  changedPartTable(ExperimentEntity, ({ id: pilot, changed }: PilotWork) =>
    changed.experiments.map(({ outcome, concludedOn, ...each }) => ({ ...each, pilot, outcome, concludedOn })),
  ),
  changedPartTable(CompanyLinkEntity, ({ id: pilot, changed }: PilotWork) =>
    changed.companyLinks.map((each) => ({ ...each, pilot })),
  ),
  changedPartTable(ResultEntity, ({ id: pilot, changed }: PilotWork) =>
    changed.results.map(({ description, link, ...each }) => ({ ...each, pilot, description, link })),
  ),
  changedPartTable(StatusReportEntity, ({ id: pilot, changed }: PilotWork) =>
    changed.statusReports.map(({ reason, ...each }) => ({ ...each, pilot, reason })),
  ),
];
