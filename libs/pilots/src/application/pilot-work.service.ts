import { Injectable } from '@nestjs/common';
import {
  type Action,
  type Id,
  type LocalDate,
  notAllowed,
  type Operation,
  type OrganisationId,
} from '@talkoot/contracts';
import { type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { RegistryApi } from '@talkoot/registry';
import type { Pilot } from '../domain/pilot.js';
import { PilotWork } from '../domain/pilot-work.js';
import { relationsOf } from '../domain/relations.js';
import { refuse } from '../messages/index.js';
import { type Part, PilotWorkRepository } from '../persistence/pilot-work.repository.js';
import type {
  BeginExperiment,
  ChangeMilestone,
  ConcludeExperiment,
  DropMilestone,
  EndCompanyLink,
  LinkCompany,
  PlanMilestone,
  ReachMilestone,
  RecordResult,
  ReportStatus,
} from './pilots.inputs.js';
import { PilotsLoader } from './pilots.loader.js';
import { mayTo, requireMayTo } from './programmes.loader.js';

/** What pilots do and how it goes. Every change answers with the id of the part that it made or changed. */
@Injectable()
export class PilotWorkService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly registry: RegistryApi,
    private readonly loader: PilotsLoader,
    private readonly work: PilotWorkRepository,
  ) {}

  planMilestone(operation: Operation, { pilot, expectedVersion, ...details }: PlanMilestone): Promise<Id<'milestone'>> {
    return this.change(operation, async (transaction) => {
      const work = workOf(await this.held(transaction, pilot, 'pilot:manage', expectedVersion), operation.today);
      return { work, part: work.planMilestone(details) };
    });
  }

  changeMilestone(operation: Operation, command: ChangeMilestone): Promise<Id<'milestone'>> {
    return this.change(operation, async (transaction) => {
      const { work, part } = await this.milestone(transaction, command);
      return { work, part: work.changeMilestone(part, command) };
    });
  }

  reachMilestone(operation: Operation, command: ReachMilestone): Promise<Id<'milestone'>> {
    return this.change(operation, async (transaction) => {
      const { work, part } = await this.milestone(transaction, command);
      return { work, part: work.reachMilestone(part, command.on) };
    });
  }

  dropMilestone(operation: Operation, command: DropMilestone): Promise<Id<'milestone'>> {
    return this.change(operation, async (transaction) => {
      const { work, part } = await this.milestone(transaction, command);
      return { work, part: work.dropMilestone(part, command.reason) };
    });
  }

  beginExperiment(operation: Operation, command: BeginExperiment): Promise<Id<'experiment'>> {
    const { pilot: id, on, expectedVersion, ...details } = command;
    return this.change(operation, async (transaction) => {
      const pilot = await this.held(transaction, id, 'pilot:report-part', expectedVersion);
      requireOwnPart(transaction, pilot, details.organisation);
      if (!pilot.takesPart(details.organisation, on)) throw refuse('NOT_PARTNER', ['organisation']);
      await this.registry.requireExisting(transaction, details.organisation, on, ['organisation']);
      const work = workOf(pilot, operation.today);
      return { work, part: work.beginExperiment(details, on) };
    });
  }

  concludeExperiment(operation: Operation, command: ConcludeExperiment): Promise<Id<'experiment'>> {
    const { outcome, on, expectedVersion } = command;
    return this.change(operation, async (transaction) => {
      const read = () => this.work.experiment(transaction, command.experiment);
      const { pilot, part, work } = await this.part(
        transaction,
        read,
        'experiment',
        'pilot:report-part',
        expectedVersion,
      );
      const { organisation } = part;
      const existence = (await this.registry.organisations([organisation], transaction)).get(organisation)?.period;
      // What an organisation began that has ended since, any of the partners may bring to its end.
      if (!existence?.endedBefore(operation.today)) requireOwnPart(transaction, pilot, organisation);
      return { work, part: work.concludeExperiment(part, outcome, on) };
    });
  }

  linkCompany(operation: Operation, command: LinkCompany): Promise<Id<'companylink'>> {
    const { pilot: id, on, expectedVersion, ...details } = command;
    return this.change(operation, async (transaction) => {
      const pilot = await this.held(transaction, id, 'pilot:manage', expectedVersion);
      const { kind } = await this.registry.requireExisting(transaction, details.company, on, ['company']);
      if (kind !== 'company') throw refuse('WRONG_KIND.noCompany', ['company']);
      const links = await this.work.companyLinksOf(transaction, [id]);
      const work = workOf(pilot, operation.today);
      return {
        work,
        part: work.linkCompany(
          details,
          on,
          links.map(({ part }) => part),
        ),
      };
    });
  }

  endCompanyLink(operation: Operation, command: EndCompanyLink): Promise<Id<'companylink'>> {
    return this.change(operation, async (transaction) => {
      const read = () => this.work.companyLink(transaction, command.companyLink);
      const { part, work } = await this.part(transaction, read, 'companyLink', 'pilot:manage', command.expectedVersion);
      return { work, part: work.endCompanyLink(part, command.lastDay) };
    });
  }

  recordResult(operation: Operation, command: RecordResult): Promise<Id<'result'>> {
    const { pilot: id, expectedVersion, ...details } = command;
    return this.change(operation, async (transaction) => {
      const pilot = await this.held(transaction, id, 'pilot:report-part', expectedVersion);
      requireOwnPart(transaction, pilot, details.organisation);
      if (!pilot.takesPart(details.organisation, details.on)) throw refuse('NOT_PARTNER', ['organisation']);
      await this.registry.requireExisting(transaction, details.organisation, details.on, ['organisation']);
      const work = workOf(pilot, operation.today);
      return { work, part: work.recordResult(details) };
    });
  }

  /** Says how the pilot goes, for the organisation acted for. */
  reportStatus(operation: Operation, command: ReportStatus): Promise<Id<'statusreport'>> {
    const { pilot: id, on = operation.today, light, reason, expectedVersion } = command;
    return this.change(operation, async (transaction) => {
      const pilot = await this.held(transaction, id, 'pilot:manage', expectedVersion);
      const organisation = operation.viewer.organisation ?? pilot.parties.coordinator;
      if (!organisation) throw notAllowed(operation.viewer, 'pilot:manage', []);
      const work = workOf(pilot, operation.today);
      return { work, part: work.reportStatus({ organisation, light, reason, on }) };
    });
  }

  private change<I>(
    operation: Operation,
    work: (transaction: Transaction) => Promise<{ work: PilotWork; part: { id: I } }>,
  ): Promise<I> {
    return this.unitOfWork.run(operation, async (transaction) => {
      const done = await work(transaction);
      await this.work.save(transaction, [done.work]);
      return done.part.id;
    });
  }

  private milestone(
    transaction: Transaction,
    { milestone, expectedVersion }: ChangeMilestone | ReachMilestone | DropMilestone,
  ) {
    const read = () => this.work.milestone(transaction, milestone);
    return this.part(transaction, read, 'milestone', 'pilot:manage', expectedVersion);
  }

  /** A part, with its pilot held: read once to know the pilot, and again as it is since nobody else can change it. */
  private async part<P>(
    transaction: Transaction,
    read: () => Promise<Part<P> | undefined>,
    field: string,
    action: Action,
    expectedVersion: number | undefined,
  ) {
    const { pilot: id } = known(await read(), field);
    const pilot = await this.held(transaction, id, action, expectedVersion, field);
    const { part } = known(await read(), field);
    return { pilot, part, work: workOf(pilot, transaction.operation.today) };
  }

  private async held(
    transaction: Transaction,
    id: Id<'pilot'>,
    action: Action,
    expectedVersion: number | undefined,
    field = 'pilot',
  ): Promise<Pilot> {
    const pilot = await this.loader.pilot(transaction, id, [field]);
    requireMayTo(transaction, action, pilot);
    pilot.expectVersion(expectedVersion);
    return pilot;
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

function known<P>(part: Part<P> | undefined, field: string): Part<P> {
  if (!part) throw refuse('NOT_FOUND', [field]);
  return part;
}

/** A partner tells of its own part; the coordinator and the owner of any. */
function requireOwnPart(transaction: Transaction, pilot: Pilot, organisation: OrganisationId): void {
  const { viewer } = transaction.operation;
  if (viewer.organisation !== organisation && !mayTo(transaction, 'pilot:manage', pilot))
    throw notAllowed(viewer, 'pilot:manage', relationsOf(viewer.organisation, pilot.parties));
}
