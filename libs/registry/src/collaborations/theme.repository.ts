import { Injectable } from '@nestjs/common';
import {
  type CollaborationId,
  type Id,
  idOf,
  type InputPath,
  type LocalDate,
  type LocalisedText,
  newUuid,
  type Period,
  type Provenance,
  uuidOf,
} from '@talkoot/contracts';
import { rootTable, rows, rowsAmong, type Row, type Transaction, violatedConstraint } from '@talkoot/platform/database';
import { type EntityManager, In } from 'typeorm';
import { refuse } from '../messages/index.js';
import { ThemeEntity } from './theme.entity.js';
import { Theme } from './theme.js';

export type ThemeId = Id<'theme'>;

/** A theme as it is read. */
export interface KnownTheme {
  readonly id: ThemeId;
  readonly code: string;
  readonly name: LocalisedText;
  readonly parent: ThemeId | undefined;
  readonly provenance: Provenance;
  readonly version: number;
}

/** That a collaboration deals with a theme. */
export interface ThemeLink<I extends CollaborationId> {
  readonly collaboration: I;
  readonly theme: ThemeId;
  readonly period: Period;
}

type Executor = Pick<EntityManager, 'query'>;
type ThemeRow = Omit<KnownTheme, 'id' | 'parent'> & { readonly id: string; readonly parent: string | null };

const KNOWN = 'SELECT t.id, t.code, t.name, t.parent_id AS parent, t.provenance, t.version FROM registry.theme t';

@Injectable()
export class ThemeRepository {
  /** Loads all themes and holds them, so that nobody else places one at the same time. */
  async loadVocabulary(transaction: Transaction): Promise<ReadonlyMap<ThemeId, Theme>> {
    const found = await transaction.find(ThemeEntity, {
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    return new Map(found.map((row) => [row.id, toTheme(row)]));
  }

  async load(transaction: Transaction, id: ThemeId): Promise<Theme | undefined> {
    const [row] = await transaction.find(ThemeEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
    return row && toTheme(row);
  }

  async loadByCodes(transaction: Transaction, codes: readonly string[]): Promise<Theme[]> {
    const found = await transaction.find(ThemeEntity, {
      where: { code: In([...codes]) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    return found.map(toTheme);
  }

  /** Throws CODE_TAKEN. */
  save(transaction: Transaction, themes: readonly Theme[]): Promise<void> {
    return transaction.save(themes, TABLES, (error) => {
      const taken = themes.map(({ state }) => state.code).join(', ');
      return violatedConstraint(error) === 'theme_code' ? refuse('CODE_TAKEN', ['code'], { code: taken }) : error;
    });
  }

  async findByCodes(transaction: Transaction, codes: readonly string[]): Promise<ReadonlyMap<string, ThemeId>> {
    const found = await transaction.rowsAmong<{ id: string; code: string }>(
      'SELECT id, code FROM registry.theme WHERE code = ANY ($1)',
      [codes],
    );
    return new Map(found.map(({ id, code }) => [code, idOf('theme', id)]));
  }

  /** Throws NOT_FOUND, at the path of its place, for the first theme that there is not. */
  async requireAll(
    transaction: Transaction,
    themes: readonly ThemeId[],
    path: (place: number) => InputPath,
  ): Promise<void> {
    const [missing] = await transaction.rowsAmong<{ place: string }>(
      `SELECT place FROM unnest($1::uuid[]) WITH ORDINALITY AS given(theme, place)
       WHERE NOT EXISTS (SELECT FROM registry.theme t WHERE t.id = given.theme) ORDER BY place LIMIT 1`,
      [themes.map(uuidOf)],
    );
    if (missing) throw refuse('NOT_FOUND', path(Number(missing.place) - 1));
  }

  /** Links that are there already are left alone; answers with the new ones. */
  async link<I extends CollaborationId>(
    transaction: Transaction,
    links: readonly ThemeLink<I>[],
  ): Promise<ThemeLink<I>[]> {
    const added = await transaction.rowsAmong<{ place: string }>(
      `WITH given AS (
         SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::daterange[])
           WITH ORDINALITY AS given(id, collaboration, theme, period, place)),
       fresh AS (
         SELECT * FROM given WHERE NOT EXISTS (
           SELECT FROM registry.collaboration_theme l
           WHERE l.collaboration_id = given.collaboration AND l.theme_id = given.theme AND l.period && given.period)),
       inserted AS (
         INSERT INTO registry.collaboration_theme (id, collaboration_id, theme_id, period)
         SELECT id, collaboration, theme, period FROM fresh)
       SELECT place FROM fresh`,
      [
        links.map(newUuid),
        links.map(({ collaboration }) => uuidOf(collaboration)),
        links.map(({ theme }) => uuidOf(theme)),
        links.map(({ period }) => period.toRange()),
      ],
    );
    const places = new Set(added.map(({ place }) => Number(place)));
    return links.filter((_, place) => places.has(place + 1));
  }

  /** Ends links on their last day; what would only begin later never was. */
  async unlink(
    transaction: Transaction,
    collaboration: CollaborationId,
    themes: readonly ThemeId[],
    lastDay: LocalDate,
  ): Promise<void> {
    const parameters = [themes.map(uuidOf), uuidOf(collaboration), lastDay.toString()] as const;
    if (themes.length === 0) return;
    await transaction.execute(
      `DELETE FROM registry.collaboration_theme
       WHERE theme_id = ANY ($1) AND collaboration_id = $2 AND lower(period) > $3::date`,
      parameters,
    );
    await transaction.execute(
      `UPDATE registry.collaboration_theme SET period = daterange(lower(period), $3::date + 1)
       WHERE theme_id = ANY ($1) AND collaboration_id = $2 AND period @> $3::date`,
      parameters,
    );
  }

  /** The whole vocabulary. */
  async all(executor: Executor): Promise<KnownTheme[]> {
    return (await rows<ThemeRow>(executor, `${KNOWN} ORDER BY t.code`)).map(toKnown);
  }

  async of<I extends CollaborationId>(
    executor: Executor,
    collaborations: readonly I[],
    on: LocalDate,
  ): Promise<ReadonlyMap<I, readonly KnownTheme[]>> {
    const found = await rowsAmong<ThemeRow & { collaboration: string }>(
      executor,
      `SELECT known.*, l.collaboration_id AS collaboration
       FROM (${KNOWN}) AS known JOIN registry.collaboration_theme l ON l.theme_id = known.id
       WHERE l.collaboration_id = ANY ($1) AND l.period @> $2::date ORDER BY known.code`,
      [collaborations.map(uuidOf), on.toString()],
    );
    return new Map(
      collaborations.map((id) => {
        const uuid = uuidOf(id);
        return [id, found.filter(({ collaboration }) => collaboration === uuid).map(toKnown)];
      }),
    );
  }
}

const toTheme = ({ id, version, code, name, parent, provenance }: ThemeEntity): Theme =>
  new Theme(id, version, { code, name, parent, provenance });

const toKnown = ({ id, code, name, parent, provenance, version }: ThemeRow): KnownTheme => ({
  id: idOf('theme', id),
  code,
  name,
  parent: parent === null ? undefined : idOf('theme', parent),
  provenance,
  version,
});

const toRow = ({ id, version, state: { parent, ...facts } }: Theme): Row<ThemeEntity> => ({
  id,
  version,
  ...facts,
  parent,
});

const TABLES = [rootTable(ThemeEntity, toRow)];
