import { Injectable } from '@nestjs/common';
import { type Id, type Operation, type OrganisationId, requireAllowed } from '@talkoot/contracts';
import { InvitationsApi } from '@talkoot/identity';
import { type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { namedAt, RegistryApi } from '@talkoot/registry';
import { refuse } from '../messages/index.js';
import { PilotThemes } from '../pilots/pilot-themes.service.js';
import { Pilot } from '../pilots/pilot.js';
import { PilotRepository } from '../pilots/pilot.repository.js';
import { collaborationOf, PilotProgrammesLoader } from '../programmes/programmes.loader.js';
import { Project } from '../projects/project.js';
import { ProjectRepository } from '../projects/project.repository.js';
import type { ApprovePlan, ChangePlan, RedirectPlan, RejectPlan, SubmitPlan, WithdrawPlan } from './plans.inputs.js';
import { Plan, type PlanLead } from './plan.js';
import { PlanRepository } from './plan.repository.js';
import { PlansLoader } from './plans.loader.js';

type PlanId = Id<'plan'>;

/** Plans answer a programme's call; the programme's owner decides what becomes of each. */
@Injectable()
export class PlansService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly registry: RegistryApi,
    private readonly programmes: PilotProgrammesLoader,
    private readonly loader: PlansLoader,
    private readonly plans: PlanRepository,
    private readonly pilots: PilotRepository,
    private readonly projects: ProjectRepository,
    private readonly themes: PilotThemes,
    private readonly invitations: InvitationsApi,
  ) {}

  /**
   * By the applicant or the one who is to coordinate, as long as the call is open. The other one is invited; until it agrees, who
   * submits the plan stands in for it.
   */
  submit(operation: Operation, { coordinator: stated, ...details }: SubmitPlan): Promise<PlanId> {
    const { applicant, partners } = details;
    const coordinator = stated ?? applicant;
    return this.unitOfWork.run(operation, async (transaction) => {
      const programme = await this.programmes.load(transaction, details.programme);
      const own = ownAmong(operation, [applicant, coordinator]);
      requireAllowed(operation, 'plan:submit', own ? ['applicant'] : []);
      if (!programme.isCallOpen(operation.today)) throw refuse('CALL_NOT_OPEN', ['programme']);
      const named = [
        { organisation: applicant, path: ['applicant'] },
        { organisation: coordinator, path: ['coordinator'] },
        ...namedAt(partners, ['partners']),
      ];
      await this.registry.requireEachExisting(transaction, named, operation.today);
      const { owner } = programme.parties;
      const agreed = { applicant: own ?? applicant, coordinator: own ?? coordinator };
      const plan = Plan.submit({ ...details, ...agreed }, { today: operation.today, owner });
      await this.plans.save(transaction, [plan]);
      if (applicant !== agreed.applicant) await this.invite(transaction, plan, 'applicant', applicant);
      if (coordinator !== agreed.coordinator) await this.invite(transaction, plan, 'coordinator', coordinator);
      return plan.id;
    });
  }

  /** Corrected by those who submitted it, also after the call has closed, as long as it is not decided. */
  change(operation: Operation, command: ChangePlan): Promise<PlanId> {
    const { plan: id, expectedVersion, ...changes } = command;
    const { coordinator, partners = [] } = changes;
    const { today } = operation;
    return this.loader.change(
      operation,
      { id, expectedVersion, action: 'plan:submit' },
      async (plan, transaction) => {
        const named = [
          ...(coordinator ? [{ organisation: coordinator, path: ['coordinator'] }] : []),
          ...namedAt(partners, ['partners']),
        ];
        await this.registry.requireEachExisting(transaction, named, today);
        await this.invitations.requireAllAnswered(transaction, id, ['plan']);
        const { parties } = plan;
        const own = ownAmong(operation, [parties.applicant, parties.coordinator]);
        const isInvited = coordinator && own && coordinator !== own;
        plan.change(isInvited ? { ...changes, coordinator: undefined } : changes);
        return id;
      },
      async (plan, transaction) => {
        // Another organisation is asked first, and coordinates once it agrees.
        if (coordinator && coordinator !== plan.parties.coordinator)
          await this.invite(transaction, plan, 'coordinator', coordinator);
      },
    );
  }

  withdraw(operation: Operation, { plan: id, reason, expectedVersion }: WithdrawPlan): Promise<PlanId> {
    const target = { id, expectedVersion, action: 'plan:submit' } as const;
    return this.loader.change(operation, target, async (plan, transaction) => {
      plan.withdraw(reason);
      await this.invitations.close(transaction, id);
      return id;
    });
  }

  /** The plan becomes a pilot, approved at once; the partners that the plan names are invited into it. */
  approve(operation: Operation, command: ApprovePlan): Promise<PlanId> {
    const { plan: id, code, name, period, themes, on = operation.today, expectedVersion } = command;
    const target = { id, expectedVersion, action: 'plan:decide' } as const;
    return this.loader.change(operation, target, async (plan, transaction) => {
      const { owner, applicant, coordinator } = plan.parties;
      const programme = await this.programmes.ownedBy(transaction, owner, plan.state.programme);
      await this.invitations.requireAllAnswered(transaction, id, ['plan']);
      const { partners } = plan;
      if (!coordinator) throw new Error(`Plan without a coordinator: ${id}`);
      const named = [coordinator, ...(applicant ? [applicant] : []), ...partners];
      await this.registry.requireAllExisting(transaction, named, operation.today, ['plan']);
      await this.registry.requireCodeOf(transaction, owner, code, programme.isPublic());
      const details = {
        programme: programme.id,
        code,
        name: name ?? plan.state.name,
        period: period ?? plan.state.period ?? programme.state.period,
        coordinator,
        applicant,
        provenance: plan.state.provenance,
      };
      const pilot = Pilot.ofPlan(details, id, on, { today: operation.today, owner });
      plan.approve(pilot.id, on);
      for (const each of partners.filter((partner) => partner !== coordinator)) {
        pilot.invite(each, operation.today, plan.state.provenance);
      }
      await this.registry.saveCollaborations(transaction, [collaborationOf(pilot, owner)]);
      await this.pilots.save(transaction, [pilot]);
      await this.themes.begin(transaction, pilot.id, themes);
      return id;
    });
  }

  /** The plan goes on as a separate project beside the programme's pilots. */
  redirect(operation: Operation, command: RedirectPlan): Promise<PlanId> {
    const {
      plan: id,
      code,
      name,
      period,
      coordinator: stated,
      reason,
      on = operation.today,
      expectedVersion,
    } = command;
    const target = { id, expectedVersion, action: 'plan:decide' } as const;
    return this.loader.change(operation, target, async (plan, transaction) => {
      const { owner } = plan.parties;
      const programme = await this.programmes.ownedBy(transaction, owner, plan.state.programme);
      await this.invitations.requireAllAnswered(transaction, id, ['plan']);
      const coordinator = stated ?? plan.parties.coordinator;
      if (!coordinator) throw new Error(`Plan without a coordinator: ${id}`);
      await this.registry.requireExisting(transaction, coordinator, operation.today, ['coordinator']);
      const details = {
        programme: programme.id,
        code,
        name: name ?? plan.state.name,
        period: period ?? plan.state.period ?? programme.state.period,
        coordinator,
        provenance: plan.state.provenance,
      };
      const project = Project.register(details, { today: operation.today, owner });
      plan.redirect(project.id, on, reason);
      await this.registry.saveCollaborations(transaction, [collaborationOf(project, owner)]);
      await this.projects.save(transaction, [project]);
      return id;
    });
  }

  reject(operation: Operation, command: RejectPlan): Promise<PlanId> {
    const { plan: id, reason, on = operation.today, expectedVersion } = command;
    const target = { id, expectedVersion, action: 'plan:decide' } as const;
    return this.loader.change(operation, target, async (plan, transaction) => {
      plan.reject(on, reason);
      await this.invitations.close(transaction, id);
      return id;
    });
  }

  private invite(
    transaction: Transaction,
    { id: to, state: { provenance } }: Plan,
    role: PlanLead,
    organisation: OrganisationId,
  ): Promise<void> {
    const { organisation: inviter } = transaction.operation.viewer;
    return this.invitations.send(transaction, [{ to, organisation, inviter, roles: [role], provenance }], () => [role]);
  }
}

/** The organisation acted for, if it is one of these. An operator who acts for none of them states who takes part, as an import does. */
const ownAmong = (
  { viewer }: Operation,
  parties: readonly (OrganisationId | undefined)[],
): OrganisationId | undefined => parties.find((each) => each !== undefined && each === viewer.organisation);
