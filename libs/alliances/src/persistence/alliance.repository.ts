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
import type { Transaction } from '@talkoot/platform/database';
import { In } from 'typeorm';
import type { AllianceState } from '../domain/alliance-details.js';
import { Alliance, type AllianceEvent } from '../domain/alliance.js';
import { ThemeTree } from '../domain/theme-tree.js';
import {
  AllianceEntity,
  AllianceMemberEntity,
  AllianceProposerEntity,
  ThemeGroupEntity,
  ThemeGroupStandingEntity,
  ThemeGroupThemeEntity,
} from './alliance.entity.js';

type AllianceId = Id<'alliance'>;

@Injectable()
export class AllianceRepository {
  /** Loads those that there are and holds them until the end of the transaction. */
  async load(
    transaction: Transaction,
    ids: readonly AllianceId[],
    owners: ReadonlyMap<AllianceId, OrganisationId>,
  ): Promise<Alliance[]> {
    const { manager, operation } = transaction;
    const found = await manager.find(AllianceEntity, {
      where: { id: In([...ids]) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    // A condition of its own for each: TypeORM turns the ids in it into what the database has.
    const ofThese = () => ({ where: { alliance: In([...ids]) }, order: { period: 'ASC', id: 'ASC' } }) as const;
    const proposers = grouped(await manager.find(AllianceProposerEntity, ofThese()), ({ alliance }) => alliance);
    const members = grouped(await manager.find(AllianceMemberEntity, ofThese()), ({ alliance }) => alliance);
    const trees = await this.trees(transaction, ids);
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
    const found = await transaction.rows<{ id: string; code: string }>(
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
    const found = await transaction.rows<{ id: string }>(
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
    const found = await transaction.rows<{ id: string }>(
      `SELECT aggregate_id AS id FROM platform.event
       WHERE aggregate_id = ANY ($1) AND name = $2 AND data ->> 'succession' = $3`,
      [ids.map(uuidOf), name, succession],
    );
    return new Set(found.map(({ id }) => idOf('alliance', id)));
  }

  /** Writes what changed, events first: in one statement a table, however many alliances there are. */
  async save(transaction: Transaction, alliances: readonly Alliance[]): Promise<void> {
    await transaction.record(alliances.flatMap((each) => each.takeEvents()));
    await transaction.upsert(AllianceEntity, alliances.map(toRow));
    await transaction.upsert(
      AllianceProposerEntity,
      alliances.flatMap(({ id, parts }) => parts.proposers.all.map(toPart(id))),
    );
    await transaction.upsert(
      AllianceMemberEntity,
      alliances.flatMap(({ id, parts }) => parts.members.all.map(toPart(id))),
    );
    await this.saveTrees(transaction, alliances);
  }

  private async trees(
    { manager }: Transaction,
    alliances: readonly AllianceId[],
  ): Promise<ReadonlyMap<AllianceId, ThemeTree>> {
    const groups = await manager.find(ThemeGroupEntity, { where: { alliance: In([...alliances]) } });
    const ofThese = () =>
      ({ where: { group: In(groups.map(({ id }) => id)) }, order: { period: 'ASC', place: 'ASC' } }) as const;
    const standings = grouped(await manager.find(ThemeGroupStandingEntity, ofThese()), ({ group }) => group);
    const themes = grouped(await manager.find(ThemeGroupThemeEntity, ofThese()), ({ group }) => group);
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

  /** What stood only in days that were arranged anew is gone; what has ended is written before what begins in its place. */
  private async saveTrees(transaction: Transaction, alliances: readonly Alliance[]): Promise<void> {
    const trees = alliances.map(({ id, parts }) => ({ id, groups: parts.themes.groups, themes: parts.themes.themes }));
    const groupIds = (tree: (typeof trees)[number]) => [...new Set(tree.groups.map(({ group }) => group))];
    const parameters = (kept: readonly { readonly id: string }[]) => [
      alliances.map(({ id }) => uuidOf(id)),
      kept.map(({ id }) => id),
    ];
    const themes = trees.flatMap((tree) => tree.themes);
    const standings = trees.flatMap((tree) => tree.groups);
    await transaction.rows(`DELETE FROM alliances.theme_group_theme ${OF_THESE}`, parameters(themes));
    await transaction.rows(`DELETE FROM alliances.theme_group_standing ${OF_THESE}`, parameters(standings));
    await transaction.upsert(
      ThemeGroupEntity,
      trees.flatMap((tree) => groupIds(tree).map((id) => ({ id, alliance: tree.id }))),
    );
    await transaction.upsert(ThemeGroupStandingEntity, standings);
    await transaction.upsert(ThemeGroupThemeEntity, themes);
  }
}

const OF_THESE = `WHERE group_id IN (SELECT id FROM alliances.theme_group WHERE alliance_id = ANY ($1)) AND id <> ALL ($2::uuid[])`;

function toState(row: AllianceEntity): AllianceState {
  const { code, name, period, permanent, status, statusOn, aims, provenance } = row;
  const known = row.rhythm === null ? undefined : rhythm.parse(row.rhythm);
  return { code, name, period, permanent, status, statusOn, aims, rhythm: known, provenance };
}

const toRow = ({ id, version, state }: Alliance): Omit<AllianceEntity, 'recordedAt'> => ({
  ...state,
  id,
  version,
  statusOn: state.statusOn,
  rhythm: state.rhythm ? rhythm.encode(state.rhythm) : null,
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
  ({ id, member, period, provenance }: Membership<OrganisationId>): Omit<AllianceMemberEntity, 'recordedAt'> => ({
    id,
    alliance,
    organisation: member,
    period,
    provenance,
  });
