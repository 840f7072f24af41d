import { Injectable } from '@nestjs/common';
import {
  collaborationKindOf,
  type CollaborationId,
  type CollaborationKind,
  grouped,
  type Id,
  idOf,
  type LocalDate,
  type OrganisationId,
  uuidOf,
} from '@talkoot/contracts';
import { partTable, rootTable, type Row, type Transaction, violatedConstraint } from '@talkoot/platform/database';
import { In } from 'typeorm';
import { refuse } from '../messages/index.js';
import type { ProposalParty } from './proposal-parties.js';
import { ProposalEntity, ProposalPartyEntity } from './proposal.entity.js';
import { Proposal, type ProposalState } from './proposal.js';

type ProposalId = Id<'proposal'>;

/** Who answers for each body to which proposals are addressed. */
export type Answering = ReadonlyMap<Id<'body'>, readonly OrganisationId[]>;

@Injectable()
export class ProposalRepository {
  /** Loads those that there are and holds them until the end of the transaction. */
  async load(transaction: Transaction, ids: readonly ProposalId[], answering: Answering): Promise<Proposal[]> {
    const { operation } = transaction;
    const [found, parties] = await Promise.all([
      transaction.find(ProposalEntity, {
        where: { id: In([...ids]) },
        order: { id: 'ASC' },
        lock: { mode: 'pessimistic_write' },
      }),
      transaction.find(ProposalPartyEntity, {
        where: { proposal: In([...ids]) },
        order: { period: 'ASC', id: 'ASC' },
      }),
    ]);
    const partiesOf = grouped(parties, ({ proposal }) => proposal);
    return found.map((row) => {
      const { addresseeBody: body } = row;
      const standing = { today: operation.today, answering: (body && answering.get(body)) ?? [] };
      return new Proposal(row.id, row.version, toState(row, partiesOf.get(row.id) ?? []), standing);
    });
  }

  /** The bodies to which the proposals are addressed. */
  async bodiesOf(transaction: Transaction, ids: readonly ProposalId[]): Promise<Id<'body'>[]> {
    const found = await transaction.rowsAmong<{ body: string }>(
      `SELECT addressee_body_id AS body FROM governance.proposal
       WHERE id = ANY ($1) AND addressee_body_id IS NOT NULL`,
      [ids.map(uuidOf)],
    );
    return found.map(({ body }) => idOf('body', body));
  }

  async idsByCode(transaction: Transaction, codes: readonly string[]): Promise<ReadonlyMap<string, ProposalId>> {
    const found = await transaction.rowsAmong<{ id: string; code: string }>(
      'SELECT id, code FROM governance.proposal WHERE code = ANY ($1)',
      [codes],
    );
    return new Map(found.map(({ id, code }) => [code, idOf('proposal', id)]));
  }

  /** Those not answered yet in which one of the organisations has a part on the day or later. */
  async idsInvolving(
    transaction: Transaction,
    organisations: readonly OrganisationId[],
    from: LocalDate,
  ): Promise<ProposalId[]> {
    const found = await transaction.rowsAmong<{ id: string }>(
      `SELECT DISTINCT p.id FROM governance.proposal_party y JOIN governance.proposal p ON p.id = y.proposal_id
       WHERE p.status = 'submitted' AND y.organisation_id = ANY ($1) AND y.period && daterange($2, NULL)`,
      [organisations.map(uuidOf), from.toString()],
    );
    return found.map(({ id }) => idOf('proposal', id));
  }

  /** Takes some whose answer is overdue and of which that is not told yet; what another process has taken is left to it. */
  async claimOverdue(transaction: Transaction, today: LocalDate, atMost: number): Promise<ProposalId[]> {
    const found = await transaction.rows<{ id: string }>(
      `SELECT id FROM governance.proposal
       WHERE status = 'submitted' AND answer_due < $1 AND told_overdue IS DISTINCT FROM answer_due
       ORDER BY answer_due LIMIT $2 FOR UPDATE SKIP LOCKED`,
      [today.toString(), atMost],
    );
    return found.map(({ id }) => idOf('proposal', id));
  }

  /** Throws CODE_TAKEN. */
  save(transaction: Transaction, proposals: readonly Proposal[]): Promise<void> {
    return transaction.save(proposals, TABLES, (error) => {
      const codes = proposals.flatMap(({ state }) => state.code ?? []).join(', ');
      return violatedConstraint(error) === 'proposal_code' ? refuse('CODE_TAKEN', ['code'], { code: codes }) : error;
    });
  }
}

function toState(row: ProposalEntity, parties: readonly ProposalParty[]): ProposalState {
  const { id: _, version: __, recordedAt: ___, collaboration, collaborationKind, ...facts } = row;
  return {
    ...facts,
    collaboration: collaborationOf(collaborationKind, collaboration),
    parties: parties.map(({ id, role, organisation, period, provenance }) => ({
      id,
      role,
      organisation,
      period,
      provenance,
    })),
  };
}

const collaborationOf = (kind: CollaborationKind | undefined, uuid: string | undefined): CollaborationId | undefined =>
  kind && uuid ? idOf(kind, uuid) : undefined;

const toRow = ({ id, version, state }: Proposal): Row<ProposalEntity> => ({
  id,
  version,
  code: state.code,
  title: state.title,
  text: state.text,
  documents: state.documents,
  collaboration: state.collaboration && uuidOf(state.collaboration),
  collaborationKind: state.collaboration && collaborationKindOf(state.collaboration),
  addresseeBody: state.addresseeBody,
  status: state.status,
  submittedOn: state.submittedOn,
  answerDue: state.answerDue,
  answeredOn: state.answeredOn,
  answer: state.answer,
  answerText: state.answerText,
  withdrawnOn: state.withdrawnOn,
  toldOverdue: state.toldOverdue,
  provenance: state.provenance,
});

const toPartyRows = ({ id: proposal, state }: Proposal): Row<ProposalPartyEntity>[] =>
  state.parties.map(({ id, role, organisation, period, provenance }) => ({
    id,
    proposal,
    role,
    organisation,
    period,
    provenance,
  }));

const TABLES = [rootTable(ProposalEntity, toRow), partTable(ProposalPartyEntity, 'proposal', toPartyRows)];
