import { Injectable } from '@nestjs/common';
import {
  grouped,
  type Id,
  idOf,
  type LocalDate,
  Members,
  type Membership,
  type OrganisationId,
  rhythm,
  uuidOf,
} from '@talkoot/contracts';
import { partTable, rootTable, type Row, type Transaction } from '@talkoot/platform/database';
import { In } from 'typeorm';
import type { AllianceState } from './alliance-details.js';
import {
  AllianceEntity,
  AllianceMemberEntity,
  AllianceProposerEntity,
  ThemeGroupEntity,
  ThemeGroupStandingEntity,
  ThemeGroupThemeEntity,
} from './alliance.entity.js';
import { Alliance, type AllianceEvent } from './alliance.js';
import { ThemeTree } from './theme-tree.js';

type AllianceId = Id<'alliance'>;

@Injectable()
export class AllianceRepository {
  /** Loads those that there are and holds them until the end of the transaction. */
  async load(
    transaction: Transaction,
    ids: readonly AllianceId[],
    owners: ReadonlyMap<AllianceId, OrganisationId>,
  ): Promise<Alliance[]> {
    const { operation } = transaction;
    const ofThese = { where: { alliance: In([...ids]) }, order: { period: 'ASC', id: 'ASC' } } as const;
    const [found, proposing, belonging, trees] = await Promise.all([
      transaction.find(AllianceEntity, {
        where: { id: In([...ids]) },
        order: { id: 'ASC' },
        lock: { mode: 'pessimistic_write' },
      }),
      transaction.find(AllianceProposerEntity, ofThese),
      transaction.find(AllianceMemberEntity, ofThese),
      this.trees(transaction, ids),
    ]);
    const proposers = grouped(proposing, ({ alliance }) => alliance);
    const members = grouped(belonging, ({ alliance }) => alliance);
    return found.map(
      (row) =>
        new Alliance(
          row.id,
          row.version,
          toState(row),
          {
            proposers: new Members((proposers.get(row.id) ?? []).map(toMembership)),
            members: new Members((members.get(row.id) ?? []).map(toMembership)),
            themes: trees.get(row.id) ?? new ThemeTree(),
          },
          { today: operation.today, owner: owners.get(row.id) },
        ),
    );
  }

  async idsByCode(transaction: Transaction, codes: readonly string[]): Promise<ReadonlyMap<string, AllianceId>> {
    const found = await transaction.rowsAmong<{ id: string; code: string }>(
      'SELECT id, code FROM alliances.alliance WHERE code = ANY ($1)',
      [codes],
    );
    return new Map(found.map(({ id, code }) => [code, idOf('alliance', id)]));
  }

  /** Alliances of which one of the organisations is a proposer or a member on the day or later. */
  async idsInvolving(
    transaction: Transaction,
    organisations: readonly OrganisationId[],
    from: LocalDate,
  ): Promise<AllianceId[]> {
    const found = await transaction.rowsAmong<{ id: string }>(
      `SELECT alliance_id AS id FROM alliances.alliance_member
       WHERE organisation_id = ANY ($1) AND period && daterange($2, NULL)
       UNION
       SELECT alliance_id FROM alliances.alliance_proposer
       WHERE organisation_id = ANY ($1) AND period && daterange($2, NULL)`,
      [organisations.map(uuidOf), from.toString()],
    );
    return found.map(({ id }) => idOf('alliance', id));
  }

  /** Which of the alliances have told already that the succession gave them another owner. */
  async toldOfOwner(
    transaction: Transaction,
    ids: readonly AllianceId[],
    succession: Id<'succession'>,
  ): Promise<ReadonlySet<AllianceId>> {
    const name: AllianceEvent = 'alliance.owner-changed.v1';
    const found = await transaction.rowsAmong<{ id: string }>(
      `SELECT aggregate_id AS id FROM platform.event
       WHERE aggregate_id = ANY ($1) AND name = $2 AND data ->> 'succession' = $3`,
      [ids.map(uuidOf), name, succession],
    );
    return new Set(found.map(({ id }) => idOf('alliance', id)));
  }

  save(transaction: Transaction, alliances: readonly Alliance[]): Promise<void> {
    return transaction.save(alliances, TABLES);
  }

  private async trees(
    transaction: Transaction,
    alliances: readonly AllianceId[],
  ): Promise<ReadonlyMap<AllianceId, ThemeTree>> {
    const groups = await transaction.find(ThemeGroupEntity, { where: { alliance: In([...alliances]) } });
    const ofThese = {
      where: { group: In(groups.map(({ id }) => id)) },
      order: { period: 'ASC', place: 'ASC' },
    } as const;
    const [placed, grouping] = await Promise.all([
      transaction.find(ThemeGroupStandingEntity, ofThese),
      transaction.find(ThemeGroupThemeEntity, ofThese),
    ]);
    const standings = grouped(placed, ({ group }) => group);
    const themes = grouped(grouping, ({ group }) => group);
    return new Map(
      [...grouped(groups, ({ alliance }) => alliance)].map(([alliance, own]) => [
        alliance,
        new ThemeTree(
          own.flatMap(({ id }) => standings.get(id) ?? []).map(({ recordedAt: _, ...standing }) => standing),
          own.flatMap(({ id }) => themes.get(id) ?? []).map(({ recordedAt: _, ...standing }) => standing),
        ),
      ]),
    );
  }
}

function toState(row: AllianceEntity): AllianceState {
  const { code, name, period, permanent, status, statusOn, aims, provenance } = row;
  const known = row.rhythm && rhythm.parse(row.rhythm);
  return { code, name, period, permanent, status, statusOn, aims, rhythm: known, provenance };
}

const toRow = ({ id, version, state }: Alliance): Row<AllianceEntity> => ({
  ...state,
  id,
  version,
  statusOn: state.statusOn,
  rhythm: state.rhythm && rhythm.encode(state.rhythm),
});

const toMembership = ({
  id,
  organisation,
  period,
  provenance,
}: AllianceMemberEntity | AllianceProposerEntity): Membership<OrganisationId> => ({
  id,
  member: organisation,
  period,
  provenance,
});

const toPart =
  (alliance: AllianceId) =>
  ({
    id,
    member,
    period,
    provenance,
  }: Membership<OrganisationId>): Row<AllianceMemberEntity & AllianceProposerEntity> => ({
    id,
    alliance,
    organisation: member,
    period,
    provenance,
  });

const toGroupRows = ({ id: alliance, parts }: Alliance): Row<ThemeGroupEntity>[] =>
  [...new Set(parts.themes.groups.map(({ group }) => group))].map((id) => ({ id, alliance }));

/** In the trees what has ended comes before what begins in its place. */
const TABLES = [
  rootTable(AllianceEntity, toRow),
  partTable(AllianceProposerEntity, 'alliance', ({ id, parts }: Alliance) => parts.proposers.all.map(toPart(id))),
  partTable(AllianceMemberEntity, 'alliance', ({ id, parts }: Alliance) => parts.members.all.map(toPart(id))),
  partTable(ThemeGroupEntity, 'alliance', toGroupRows),
  partTable(ThemeGroupStandingEntity, 'group', ({ parts }: Alliance) => parts.themes.groups),
  partTable(ThemeGroupThemeEntity, 'group', ({ parts }: Alliance) => parts.themes.themes),
];
