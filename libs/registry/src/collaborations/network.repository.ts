import { Injectable } from '@nestjs/common';
import {
  type CollaborationKind,
  type Id,
  idOf,
  isId,
  type LocalisedText,
  type NetworkKind,
  type NetworkMember,
  type OrganisationId,
  Period,
  type Provenance,
  uuidOf,
  Members,
  type Membership,
} from '@talkoot/contracts';
import { partTable, rootTable, type Row, type Transaction } from '@talkoot/platform/database';
import { type ChangeOfOwner, CollaborationRepository } from './collaboration.repository.js';
import { NetworkEntity, NetworkMemberEntity } from './network.entity.js';
import { Network } from './network.js';

interface NetworkRow {
  readonly id: string;
  readonly version: number;
  readonly kind: NetworkKind;
  readonly description: LocalisedText | null;
  readonly code: string;
  readonly name: LocalisedText;
  readonly period: string;
  readonly provenance: Provenance;
}

interface MemberRow {
  readonly id: string;
  readonly network: string;
  readonly member: string;
  readonly kind: CollaborationKind | 'organisation';
  readonly period: string;
  readonly provenance: Provenance;
}

@Injectable()
export class NetworkRepository {
  constructor(private readonly collaborations: CollaborationRepository) {}

  async load(transaction: Transaction, id: Id<'network'>): Promise<Network | undefined> {
    return (await this.loadWhere(transaction, 'n.id = $1', [uuidOf(id)]))[0];
  }

  loadByCodes(transaction: Transaction, codes: readonly string[]): Promise<Network[]> {
    return this.loadWhere(transaction, 'c.code = ANY ($1)', [codes]);
  }

  /** Those to which one of the organisations belongs or has belonged, and those that changed hands. */
  concerning(
    transaction: Transaction,
    organisations: readonly OrganisationId[],
    handedOver: readonly ChangeOfOwner<Id<CollaborationKind>>[],
  ): Promise<Network[]> {
    return this.loadWhere(
      transaction,
      `n.id = ANY ($1) OR n.id IN (SELECT network_id FROM registry.network_member WHERE organisation_id = ANY ($1))`,
      [[...organisations, ...handedOver.map(({ collaboration }) => collaboration)].map(uuidOf)],
    );
  }

  /** The collaborations, whose keys the networks share, go between the events and the networks. `owner`: of a network that is new. */
  async save(transaction: Transaction, networks: readonly Network[], owner?: OrganisationId): Promise<void> {
    await transaction.record(networks.flatMap((each) => each.takeEvents()));
    await this.collaborations.save(
      transaction,
      networks.map(({ id, state: { code, name, period, provenance } }) => ({
        id,
        code,
        name,
        period,
        provenance,
        owner,
      })),
    );
    await transaction.save(networks, TABLES);
  }

  private async loadWhere(transaction: Transaction, condition: string, parameters: unknown[]): Promise<Network[]> {
    const found = await transaction.rows<NetworkRow>(
      `SELECT n.id, n.version, n.kind, n.description, c.code, c.name, c.period, c.provenance
       FROM registry.network n JOIN registry.collaboration c ON c.id = n.id
       WHERE ${condition} ORDER BY n.id FOR UPDATE`,
      parameters,
    );
    const members = await transaction.rowsAmong<MemberRow>(
      `SELECT m.id, m.network_id AS network, coalesce(m.organisation_id, m.collaboration_id) AS member,
         coalesce(c.kind, 'organisation') AS kind, m.period, m.provenance
       FROM registry.network_member m LEFT JOIN registry.collaboration c ON c.id = m.collaboration_id
       WHERE m.network_id = ANY ($1) ORDER BY m.period`,
      [found.map(({ id }) => id)],
    );
    return found.map(({ id, version, ...row }) => {
      const own = members.filter(({ network }) => network === id).map(toMembership);
      transaction.note(
        NetworkMemberEntity,
        own.map((each) => toMemberRow(idOf('network', id), each)),
      );
      return new Network(idOf('network', id), version, {
        ...row,
        description: row.description ?? undefined,
        period: Period.fromRange(row.period),
        members: new Members(own),
      });
    });
  }
}

const toMembership = ({ id, kind, member, period, provenance }: MemberRow): Membership<NetworkMember> => ({
  id,
  member: idOf(kind, member),
  period: Period.fromRange(period),
  provenance,
});

const toRow = ({ id, version, state: { kind, description } }: Network): Row<NetworkEntity> => ({
  id,
  version,
  kind,
  description,
});

function toMemberRow(
  network: Id<'network'>,
  { id, member, period, provenance }: Membership<NetworkMember>,
): Row<NetworkMemberEntity> {
  const isOrganisation = isId('organisation', member);
  return {
    id,
    network,
    organisation: isOrganisation ? member : undefined,
    collaboration: isOrganisation ? undefined : uuidOf(member),
    period,
    provenance,
  };
}

const TABLES = [
  rootTable(NetworkEntity, toRow),
  partTable(NetworkMemberEntity, 'network', ({ id, state }: Network) =>
    state.members.all.map((each) => toMemberRow(id, each)),
  ),
];
