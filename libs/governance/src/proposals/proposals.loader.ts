import { Injectable } from '@nestjs/common';
import {
  type CollaborationId,
  type Id,
  type InputPath,
  isId,
  type OrganisationId,
  type WorkingDays,
} from '@talkoot/contracts';
import { AggregateStore, type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { RegistryApi } from '@talkoot/registry';
import { BodiesLoader } from '../bodies/bodies.loader.js';
import { BodyCalendars } from '../bodies/body-calendars.service.js';
import { KnownBodies } from '../bodies/known-bodies.loader.js';
import { refuse } from '../messages/index.js';
import type { Proposal } from './proposal.js';
import { ProposalRepository } from './proposal.repository.js';

/** The addressee of a new proposal, and who answers for it. */
export interface KnownAddressee {
  readonly addressee: { readonly organisation: OrganisationId } | { readonly body: Id<'body'> };
  readonly answering: readonly OrganisationId[];
}

/** Loads proposals, together with who answers for the bodies to which they are addressed. */
@Injectable()
export class ProposalsLoader extends AggregateStore<Id<'proposal'>, Proposal> {
  constructor(
    unitOfWork: UnitOfWork,
    private readonly registry: RegistryApi,
    private readonly known: KnownBodies,
    private readonly bodies: BodiesLoader,
    private readonly calendars: BodyCalendars,
    private readonly proposals: ProposalRepository,
  ) {
    super(unitOfWork, {
      path: ['proposal'],
      load: async (transaction, id) => (await this.all(transaction, [id]))[0],
      aggregate: (proposal) => proposal,
      repository: proposals,
    });
  }

  /** Those that there are, to be changed. */
  async all(transaction: Transaction, ids: readonly Id<'proposal'>[]): Promise<Proposal[]> {
    const bodies = await this.proposals.bodiesOf(transaction, ids);
    const known = await this.known.byIds(bodies, transaction.operation.today, transaction);
    const answering = new Map([...known].map(([body, parties]) => [body, answeringFor(parties)]));
    return this.proposals.load(transaction, ids, answering);
  }

  /** What the viewer may not see is not there; an organisation has to exist on the day. */
  async addressee(transaction: Transaction, id: OrganisationId | Id<'body'>): Promise<KnownAddressee> {
    if (isId('organisation', id)) {
      await this.registry.requireExisting(transaction, id, transaction.operation.today, ['addressee']);
      return { addressee: { organisation: id }, answering: [] };
    }
    const body = await this.bodies.held(transaction, id, { path: ['addressee'] });
    if (!body.isPublic) throw refuse('WRONG_STATUS.notPublicYet', ['addressee']);
    return { addressee: { body: id }, answering: answeringFor(body) };
  }

  /** Whose working days count: those of the addressee’s country, of a body's those of whom it belongs to. */
  async calendarOf(transaction: Transaction, addressee: KnownAddressee['addressee']): Promise<WorkingDays> {
    const organisation =
      'organisation' in addressee ? addressee.organisation : await this.ownerOf(transaction, addressee.body);
    const calendarOf = await this.calendars.ofOrganisations(transaction, organisation ? [organisation] : []);
    return calendarOf(organisation);
  }

  private async ownerOf(transaction: Transaction, body: Id<'body'>): Promise<OrganisationId | undefined> {
    const known = await this.known.byIds([body], transaction.operation.today, transaction);
    return known.get(body)?.owner;
  }

  /** Throws NOT_FOUND unless there is such a collaboration and the viewer may see it; WRONG_STATUS unless anybody may. */
  async requireCollaboration(transaction: Transaction, id: CollaborationId, path: InputPath): Promise<void> {
    const { isPublic } = await this.bodies.owning(transaction, id, path);
    if (!isPublic) throw refuse('WRONG_STATUS.notPublicYet', path);
  }
}

/** Who answers for a body: whom it belongs to, and its secretariat. */
export const answeringFor = ({
  owner,
  secretariat,
}: {
  readonly owner?: OrganisationId | undefined;
  readonly secretariat?: OrganisationId | undefined;
}): OrganisationId[] => [owner, secretariat].filter((each) => each !== undefined);
