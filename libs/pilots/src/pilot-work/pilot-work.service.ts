import { Injectable } from '@nestjs/common';
import {
  type Id,
  notAllowed,
  type Operation,
  type OrganisationId,
  type Relation,
  requireAllowed,
} from '@talkoot/contracts';
import { RegistryApi } from '@talkoot/registry';
import { refuse } from '../messages/index.js';
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
} from './pilot-work.inputs.js';
import type { Milestone, PilotWork } from './pilot-work.js';
import { PilotWorkLoader } from './pilot-work.loader.js';
import { type Part, PilotWorkRepository } from './pilot-work.repository.js';

/** What pilots do and how it goes. Every change answers with the id of the part that it made or changed. */
@Injectable()
export class PilotWorkService {
  constructor(
    private readonly registry: RegistryApi,
    private readonly loader: PilotWorkLoader,
    private readonly work: PilotWorkRepository,
  ) {}

  planMilestone(operation: Operation, command: PlanMilestone): Promise<Id<'milestone'>> {
    const { pilot: id, expectedVersion, ...details } = command;
    const target = { id, expectedVersion, action: 'pilot:manage' } as const;
    return this.loader.change(operation, target, ({ work }) => work.planMilestone(details).id);
  }

  changeMilestone(operation: Operation, command: ChangeMilestone): Promise<Id<'milestone'>> {
    return this.ofMilestone(operation, command, (work, part) => work.changeMilestone(part, command));
  }

  reachMilestone(operation: Operation, command: ReachMilestone): Promise<Id<'milestone'>> {
    return this.ofMilestone(operation, command, (work, part) => work.reachMilestone(part, command.on));
  }

  dropMilestone(operation: Operation, command: DropMilestone): Promise<Id<'milestone'>> {
    return this.ofMilestone(operation, command, (work, part) => work.dropMilestone(part, command.reason));
  }

  beginExperiment(operation: Operation, command: BeginExperiment): Promise<Id<'experiment'>> {
    const { pilot: id, on, expectedVersion, ...details } = command;
    const target = { id, expectedVersion, action: 'pilot:report-part' } as const;
    return this.loader.change(operation, target, async ({ pilot, work }, transaction, relations) => {
      requireOwnPart(operation, relations, details.organisation);
      if (!pilot.takesPart(details.organisation, on)) throw refuse('NOT_PARTNER', ['organisation']);
      await this.registry.requireExisting(transaction, details.organisation, on, ['organisation']);
      return work.beginExperiment(details, on).id;
    });
  }

  concludeExperiment(operation: Operation, command: ConcludeExperiment): Promise<Id<'experiment'>> {
    const { experiment: id, outcome, on, expectedVersion } = command;
    const target = { id, expectedVersion, action: 'pilot:report-part', path: ['experiment'] } as const;
    return this.loader.change(operation, target, async ({ work }, transaction, relations) => {
      const experiment = known(await this.work.experiment(transaction, id), 'experiment');
      const { organisation } = experiment;
      const existence = (await this.registry.organisations([organisation], transaction)).get(organisation)?.period;
      // What an organisation began that has ended since, any of the partners may bring to its end.
      if (!existence?.endedBefore(operation.today)) requireOwnPart(operation, relations, organisation);
      return work.concludeExperiment(experiment, outcome, on).id;
    });
  }

  linkCompany(operation: Operation, command: LinkCompany): Promise<Id<'companylink'>> {
    const { pilot: id, on, expectedVersion, ...details } = command;
    const target = { id, expectedVersion, action: 'pilot:manage' } as const;
    return this.loader.change(operation, target, async ({ work }, transaction) => {
      const { kind } = await this.registry.requireExisting(transaction, details.company, on, ['company']);
      if (kind !== 'company') throw refuse('WRONG_KIND.noCompany', ['company']);
      const links = (await this.work.companyLinksOf(transaction, [id])).map(({ part }) => part);
      return work.linkCompany(details, on, links).id;
    });
  }

  endCompanyLink(operation: Operation, command: EndCompanyLink): Promise<Id<'companylink'>> {
    const { companyLink: id, lastDay, expectedVersion } = command;
    const target = { id, expectedVersion, action: 'pilot:manage', path: ['companyLink'] } as const;
    return this.loader.change(operation, target, async ({ work }, transaction) => {
      const link = known(await this.work.companyLink(transaction, id), 'companyLink');
      return work.endCompanyLink(link, lastDay).id;
    });
  }

  recordResult(operation: Operation, command: RecordResult): Promise<Id<'result'>> {
    const { pilot: id, expectedVersion, ...details } = command;
    const target = { id, expectedVersion, action: 'pilot:report-part' } as const;
    return this.loader.change(operation, target, async ({ pilot, work }, transaction, relations) => {
      requireOwnPart(operation, relations, details.organisation);
      if (!pilot.takesPart(details.organisation, details.on)) throw refuse('NOT_PARTNER', ['organisation']);
      await this.registry.requireExisting(transaction, details.organisation, details.on, ['organisation']);
      return work.recordResult(details).id;
    });
  }

  /** Says how the pilot goes, for the organisation acted for. */
  reportStatus(operation: Operation, command: ReportStatus): Promise<Id<'statusreport'>> {
    const { pilot: id, on = operation.today, light, reason, expectedVersion } = command;
    const target = { id, expectedVersion, action: 'pilot:manage' } as const;
    return this.loader.change(operation, target, ({ pilot, work }) => {
      const organisation = operation.viewer.organisation ?? pilot.parties.coordinator;
      if (!organisation) throw notAllowed(operation.viewer, 'pilot:manage', []);
      return work.reportStatus({ organisation, light, reason, on }).id;
    });
  }

  private ofMilestone(
    operation: Operation,
    { milestone: id, expectedVersion }: ChangeMilestone | ReachMilestone | DropMilestone,
    change: (work: PilotWork, milestone: Milestone) => Milestone,
  ): Promise<Id<'milestone'>> {
    const target = { id, expectedVersion, action: 'pilot:manage', path: ['milestone'] } as const;
    return this.loader.change(operation, target, async ({ work }, transaction) => {
      // Read once to know the pilot, and again as it is since nobody else can change it.
      const milestone = known(await this.work.milestone(transaction, id), 'milestone');
      return change(work, milestone).id;
    });
  }
}

function known<P>(part: Part<P> | undefined, field: string): P {
  if (!part) throw refuse('NOT_FOUND', [field]);
  return part.part;
}

/** A partner tells of its own part; the coordinator and the owner of any. */
function requireOwnPart(operation: Operation, relations: readonly Relation[], organisation: OrganisationId): void {
  if (operation.viewer.organisation !== organisation) requireAllowed(operation, 'pilot:manage', relations);
}
