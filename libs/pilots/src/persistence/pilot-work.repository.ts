import { Injectable } from '@nestjs/common';
import type { Id } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';
import { In } from 'typeorm';
import type { ChangedParts, CompanyLink, Experiment, Milestone, PilotWork } from '../domain/pilot-work.js';
import { PilotEntity } from './pilot.entity.js';
import {
  CompanyLinkEntity,
  ExperimentEntity,
  MilestoneEntity,
  ResultEntity,
  StatusReportEntity,
} from './pilot-work.entity.js';

/** A part of a pilot's work, and which pilot's it is. */
export interface Part<P> {
  readonly pilot: Id<'pilot'>;
  readonly part: P;
}

/** The parts are held by their pilot: it is loaded for change before what is found here is changed. */
@Injectable()
export class PilotWorkRepository {
  async milestone({ manager }: Transaction, id: Id<'milestone'>): Promise<Part<Milestone> | undefined> {
    const found = await manager.findOneBy(MilestoneEntity, { id });
    if (!found) return undefined;
    const { pilot, dropReason, recordedAt: _, ...part } = found;
    return { pilot, part: { ...part, dropReason: dropReason ?? undefined } };
  }

  async experiment({ manager }: Transaction, id: Id<'experiment'>): Promise<Part<Experiment> | undefined> {
    const found = await manager.findOneBy(ExperimentEntity, { id });
    if (!found) return undefined;
    const { pilot, outcome, recordedAt: _, ...part } = found;
    return { pilot, part: { ...part, outcome: outcome ?? undefined } };
  }

  async companyLink({ manager }: Transaction, id: Id<'companylink'>): Promise<Part<CompanyLink> | undefined> {
    const found = await manager.findOneBy(CompanyLinkEntity, { id });
    return found ? { pilot: found.pilot, part: found } : undefined;
  }

  async companyLinksOf({ manager }: Transaction, pilots: readonly Id<'pilot'>[]): Promise<Part<CompanyLink>[]> {
    const found = await manager.find(CompanyLinkEntity, {
      where: { pilot: In([...pilots]) },
      order: { period: 'ASC', id: 'ASC' },
    });
    return found.map((part) => ({ pilot: part.pilot, part }));
  }

  /** Writes the parts that changed and the pilots' versions, events first. */
  async save(transaction: Transaction, works: readonly PilotWork[]): Promise<void> {
    const { manager } = transaction;
    await transaction.record(works.flatMap((each) => each.takeEvents()));
    for (const { id, version } of works) {
      // oxlint-disable-next-line no-await-in-loop -- a request changes the work of one pilot, a succession of the few with the company
      await manager.update(PilotEntity, { id }, { version });
    }
    await transaction.upsert(
      MilestoneEntity,
      partsOf(works, (changed) => changed.milestones).map((each) => ({ ...each, dropReason: each.dropReason ?? null })),
    );
    await transaction.upsert(
      ExperimentEntity,
      partsOf(works, (changed) => changed.experiments).map((each) => ({ ...each, outcome: each.outcome ?? null })),
    );
    await transaction.upsert(
      CompanyLinkEntity,
      partsOf(works, (changed) => changed.companyLinks),
    );
    await transaction.upsert(
      ResultEntity,
      partsOf(works, (changed) => changed.results).map((each) => ({
        ...each,
        description: each.description ?? null,
        link: each.link ?? null,
      })),
    );
    await transaction.upsert(
      StatusReportEntity,
      partsOf(works, (changed) => changed.statusReports).map((each) => ({ ...each, reason: each.reason ?? null })),
    );
  }
}

/** The changed parts of a kind, each with its pilot. */
const partsOf = <P extends object>(works: readonly PilotWork[], kind: (changed: ChangedParts) => readonly P[]) =>
  works.flatMap(({ id, changed }) => kind(changed).map((part) => ({ ...part, pilot: id })));
