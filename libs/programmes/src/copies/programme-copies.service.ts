import { Injectable } from '@nestjs/common';
import { type Id, isId, type Operation, type OrganisationId, requireAllowed } from '@talkoot/contracts';
import { BodiesApi } from '@talkoot/governance';
import { type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { RegistryApi } from '@talkoot/registry';
import { refuse } from '../messages/index.js';
import { type CopiedFrom, Programme } from '../programmes/programme.js';
import { ProgrammeRepository } from '../programmes/programme.repository.js';
import { collaborationOf, ProgrammesLoader } from '../programmes/programmes.loader.js';
import { Revision } from '../revisions/revision.js';
import { RevisionRepository } from '../revisions/revision.repository.js';
import { RevisionsLoader } from '../revisions/revisions.loader.js';
import { copiedPlan } from './copied-plan.js';
import type { CopyProgramme } from './programme-copies.inputs.js';

/** A plan that is copied, with its programme. */
interface Source {
  readonly programme: Programme;
  readonly revision: Revision;
}

/** What a copy gives. */
interface Copied extends Pick<CopiedFrom, 'items' | 'workingGroups' | 'responsible' | 'duties'> {
  readonly programme: Id<'programme'>;
  readonly revision: Id<'revision'>;
}

const PATH = ['source'];
const NO_PREPARATION = { methods: [], participants: [] };

/** New programmes that start with the plan of another one, of the same owner or of others. */
@Injectable()
export class ProgrammeCopies {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly bodies: BodiesApi,
    private readonly registry: RegistryApi,
    private readonly loader: ProgrammesLoader,
    private readonly programmes: ProgrammeRepository,
    private readonly plans: RevisionsLoader,
    private readonly revisions: RevisionRepository,
  ) {}

  /** Nobody is named who has not agreed to the new programme: within the same owner, it and its working groups go along. */
  copy(operation: Operation, command: CopyProgramme): Promise<Copied> {
    const { owner, code, carry } = command;
    const { viewer, today } = operation;
    return this.unitOfWork.run(operation, async (transaction) => {
      requireAllowed(operation, 'programme:create', owner === viewer.organisation ? ['self'] : []);
      const source = await this.sourceOf(transaction, command.source);
      const isOwn = source.programme.owner === owner;
      // Who is asked about a draft does not publish it as its own.
      if (!isOwn && source.revision.state.status !== 'adopted') throw refuse('INVALID_INPUT.draftOfOthers', PATH);
      const [people] = await Promise.all([
        isOwn && carry.includes('people') ? this.peopleOf(transaction, source, owner) : undefined,
        this.registry.requireExisting(transaction, owner, today, ['owner']),
      ]);
      await this.registry.requireCodeOf(transaction, owner, code, false);
      const programme = Programme.create(detailsOf(source.programme, command, isOwn), { today, owner });
      const plan = copiedPlan(source.revision.plan.items, {
        descriptions: carry.includes('descriptions'),
        people,
        adapting: ({ lineage, adaptedFrom }) => (command.adapts ? lineage : isOwn ? adaptedFrom : undefined),
      });
      const revision = Revision.draft(programme, undefined, 1, undefined, plan);
      const duties = carry.includes('duties') ? dutiesOf(source.programme, operation) : [];
      const { from = today } = programme.state.period;
      if (duties.length > 0) programme.setDuties(duties, from.isAfter(today) ? from : today);
      const counts = {
        items: plan.items.length,
        workingGroups: plan.items.filter(({ workingGroup }) => workingGroup).length,
        responsible: plan.items.filter(({ responsible }) => responsible.length > 0).length,
        duties: duties.length,
      };
      const { id, programme: of } = source.revision;
      programme.copiedFrom({ source: of.id, revision: id, adapts: command.adapts, carry, ...counts });
      await this.registry.saveCollaborations(transaction, [collaborationOf(programme, owner)]);
      await this.programmes.save(transaction, [programme]);
      await this.revisions.save(transaction, [revision]);
      return { programme: programme.id, revision: revision.id, ...counts };
    });
  }

  private async peopleOf(transaction: Transaction, { revision: { plan } }: Source, owner: OrganisationId) {
    const named = [...new Set(plan.items.flatMap(({ workingGroup }) => workingGroup ?? []))];
    const known = await this.bodies.preparing(transaction, named);
    return { owner, groups: new Set(named.filter((each) => known.get(each)?.owner === owner)) };
  }

  /** The revision that is named; of a programme the plan of today; of one that is not adopted its draft, if the viewer may see that. */
  private async sourceOf(transaction: Transaction, source: CopyProgramme['source']): Promise<Source> {
    if (isId('revision', source)) return this.plans.load(transaction, source, { path: PATH });
    const programme = await this.loader.load(transaction, source, { path: PATH });
    const { today } = transaction.operation;
    const counting = await this.revisions.counting(transaction, programme);
    const revision =
      counting.findLast(({ state }) => state.status === 'adopted' && !state.adoptedOn?.isAfter(today)) ?? counting[0];
    const { isSeen } = revision ? await transaction.standing(revision.id) : { isSeen: false };
    if (!revision || !isSeen) throw refuse('INVALID_INPUT.nothingToCopy', PATH);
    return { programme, revision };
  }
}

/** What the new programme says of itself. */
function detailsOf({ id, state }: Programme, command: CopyProgramme, isOwn: boolean) {
  const { code, adapts, carry } = command;
  const { purpose, message, role, choices, monitoring, sourceLocale } = state;
  const adaptedFrom = isOwn ? state.adaptedFrom : undefined;
  return {
    code,
    kind: state.kind,
    name: command.name ?? state.name,
    period: command.period ?? state.period,
    preparation: NO_PREPARATION,
    adaptedFrom: adapts ? id : adaptedFrom,
    sourceLocale,
    provenance: 'reported',
    ...(carry.includes('texts') ? { purpose, message, role, choices, monitoring } : { choices: [] }),
  } as const;
}

const dutiesOf = ({ state }: Programme, { today }: Operation) =>
  state.duties.flatMap(({ duty, to }) => (to?.isBefore(today) ? [] : [duty]));
