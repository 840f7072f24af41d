import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type LocalDate, type OrganisationId, organisationsFrom } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';
import {
  handover,
  RegistryApi,
  type Succession,
  type SuccessionParticipant,
  SuccessionParticipants,
} from '@talkoot/registry';
import { workOf } from './pilot-work/pilot-work.loader.js';
import { PilotWorkRepository } from './pilot-work/pilot-work.repository.js';
import { PilotRepository } from './pilots/pilot.repository.js';
import type { Plan } from './plans/plan.js';
import { PlanRepository } from './plans/plan.repository.js';
import { PilotProgrammeRepository } from './programmes/programme.repository.js';
import { ProjectRepository } from './projects/project.repository.js';

const PARTNERSHIP = 'pilots.partnership.organisation_id';
const RESPONSIBILITY = 'pilots.responsibility.organisation_id';
const PLAN_PARTY = 'pilots.plan_party.organisation_id';
const CALLED = 'pilots.called_municipality.organisation_id';
const COMPANY_LINK = 'pilots.company_link.organisation_id';

/** What the pilots carry over when organisations merge or split: partnerships, invitations, who leads and who applied, companies, whom a call names. */
@Injectable()
export class PilotsSuccession implements SuccessionParticipant, OnModuleInit {
  readonly columns = [PARTNERSHIP, RESPONSIBILITY, PLAN_PARTY, COMPANY_LINK, CALLED];
  readonly keeps = {
    'pilots.experiment.organisation_id': 'who tried it',
    'pilots.result.organisation_id': 'whose work it came from',
    'pilots.status_report.organisation_id': 'who said so',
  };

  constructor(
    private readonly participants: SuccessionParticipants,
    private readonly registry: RegistryApi,
    private readonly programmes: PilotProgrammeRepository,
    private readonly pilots: PilotRepository,
    private readonly work: PilotWorkRepository,
    private readonly projects: ProjectRepository,
    private readonly plans: PlanRepository,
  ) {}

  onModuleInit(): void {
    this.participants.register(this);
  }

  async carryOver(transaction: Transaction, succession: Succession): Promise<void> {
    await this.carryPilots(transaction, succession);
    await this.carryProjects(transaction, succession);
    await this.carryPlans(transaction, succession);
    await this.carryCalls(transaction, succession);
    await this.tellOfOwners(transaction, succession);
  }

  private async carryPilots(transaction: Transaction, succession: Succession): Promise<void> {
    const { predecessors, on } = succession;
    const ids = await this.pilots.idsInvolving(transaction, predecessors, on);
    const owners = await this.registry.owners(ids, transaction.operation.today, transaction);
    const found = await this.pilots.load(transaction, ids, owners);
    for (const pilot of found) {
      for (const before of predecessors) {
        pilot.handOverPartnership(handover(succession, before, PARTNERSHIP, pilot.id));
        const { coordinators, applicants } = pilot.state;
        const led = handover(succession, before, RESPONSIBILITY, pilot.id);
        if (organisationsFrom(coordinators, on).includes(before)) pilot.handOverCoordination(led);
        if (organisationsFrom(applicants, on).includes(before)) pilot.handOverApplication(led);
      }
    }
    await this.pilots.save(transaction, found);

    const links = await this.work.companyLinksOf(transaction, ids);
    const works = found.map((pilot) => {
      const work = workOf(pilot, transaction.operation.today);
      const own = links.filter((each) => each.pilot === pilot.id).map(({ part }) => part);
      for (const before of predecessors)
        work.handOverCompany(own, handover(succession, before, COMPANY_LINK, pilot.id));
      return work;
    });
    await this.work.save(
      transaction,
      works.filter((each) => each.hasEvents),
    );
  }

  private async carryProjects(transaction: Transaction, succession: Succession): Promise<void> {
    const { predecessors, on } = succession;
    const ids = await this.projects.idsInvolving(transaction, predecessors, on);
    const owners = await this.registry.owners(ids, transaction.operation.today, transaction);
    const found = await this.projects.load(transaction, ids, owners);
    for (const project of found) {
      for (const before of organisationsFrom(project.state.coordinators, on)) {
        if (predecessors.includes(before))
          project.handOverCoordination(handover(succession, before, RESPONSIBILITY, project.id));
      }
    }
    await this.projects.save(transaction, found);
  }

  private async carryPlans(transaction: Transaction, succession: Succession): Promise<void> {
    const { predecessors, on } = succession;
    const ids = await this.plans.idsInvolving(transaction, predecessors, on);
    const programmes = await this.plans.programmesOf(transaction, ids);
    const owners = await this.registry.owners(programmes, transaction.operation.today, transaction);
    const found = await this.plans.load(transaction, ids, owners);
    for (const plan of found) {
      for (const before of predecessors) {
        for (const role of rolesOf(plan, before, on))
          plan.handOver(role, handover(succession, before, PLAN_PARTY, plan.id));
      }
    }
    await this.plans.save(transaction, found);
  }

  private async carryCalls(transaction: Transaction, succession: Succession): Promise<void> {
    const { predecessors, on } = succession;
    const ids = await this.programmes.idsCalling(transaction, predecessors, on);
    const owners = await this.registry.owners(ids, transaction.operation.today, transaction);
    const found = await this.programmes.load(transaction, ids, owners);
    for (const programme of found) {
      const called = programme.state.called.filter(({ period }) => !period.endedBefore(on));
      for (const { organisation } of called.filter((each) => predecessors.includes(each.organisation)))
        programme.handOverCalled(handover(succession, organisation, CALLED, programme.id));
    }
    await this.programmes.save(transaction, found);
  }

  /** The registry has handed the programmes over; here it is told. */
  private async tellOfOwners(transaction: Transaction, succession: Succession): Promise<void> {
    const changes = this.registry.collaborationsHandedOver('pilotprogramme', succession);
    const handedOver = changes.map(({ collaboration }) => collaboration);
    const told = await this.programmes.toldOfOwner(transaction, handedOver, succession.id);
    const ids = handedOver.filter((each) => !told.has(each));
    const owners = await this.registry.owners(ids, transaction.operation.today, transaction);
    const found = await this.programmes.load(transaction, ids, owners);
    for (const programme of found) {
      const change = changes.find(({ collaboration }) => collaboration === programme.id);
      if (!change) continue;
      const { before, after } = change;
      programme.ownerChanged({ before, after, on: succession.on, succession: succession.id });
    }
    await this.programmes.save(transaction, found);
  }
}

/** In which roles the plan names the organisation on the day or later. */
const rolesOf = (plan: Plan, organisation: OrganisationId, from: LocalDate) =>
  new Set(
    plan.state.parties
      .filter((each) => each.organisation === organisation && !each.period.endedBefore(from))
      .map(({ role }) => role),
  );
