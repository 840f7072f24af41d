import { Injectable } from '@nestjs/common';
import { type Country, type DomainError, type Id, idOf } from '@talkoot/contracts';
import { rootTable, type Row, type Transaction, violatedConstraint } from '@talkoot/platform/database';
import { type FindOptionsWhere, In } from 'typeorm';
import { refuse } from '../messages/index.js';
import { RegionEntity } from './region.entity.js';
import { Region, type RegionState } from './region.js';

@Injectable()
export class RegionRepository {
  async load(transaction: Transaction, id: Id<'region'>): Promise<Region | undefined> {
    return (await this.loadWhere(transaction, { id }))[0];
  }

  /** Those that there are under the given codes, in any country. */
  loadByCodes(transaction: Transaction, codes: readonly string[]): Promise<Region[]> {
    return this.loadWhere(transaction, { code: In([...codes]) });
  }

  /** Which region is meant by each country and code (`FI-14`); unknown ones are not in the answer. */
  async findByReferences(
    transaction: Transaction,
    references: readonly string[],
  ): Promise<ReadonlyMap<string, Id<'region'>>> {
    const found = await transaction.rowsAmong<{ id: string; country: Country; code: string }>(
      `SELECT id, country, code FROM registry.region WHERE country || '-' || code = ANY ($1)`,
      [references],
    );
    return new Map(found.map(({ id, country, code }) => [`${country}-${code}`, idOf('region', id)]));
  }

  /** Throws CODE_TAKEN. */
  save(transaction: Transaction, regions: readonly Region[]): Promise<void> {
    return transaction.save(regions, TABLES, (error) => taken(violatedConstraint(error), regions) ?? error);
  }

  private async loadWhere(transaction: Transaction, where: FindOptionsWhere<RegionEntity>): Promise<Region[]> {
    const lock = { mode: 'pessimistic_write' } as const;
    return (await transaction.find(RegionEntity, { where, order: { id: 'ASC' }, lock })).map(toRegion);
  }
}

/** Which code another region has already, by the constraint that says so. */
function taken(constraint: string | undefined, regions: readonly Region[]): DomainError | undefined {
  const listed = (each: (state: RegionState) => string | undefined) =>
    regions.flatMap(({ state }) => each(state) ?? []).join(', ');
  if (constraint === 'region_code') return refuse('CODE_TAKEN', ['code'], { code: listed(({ code }) => code) });
  if (constraint === 'region_iso') return refuse('CODE_TAKEN.iso', ['iso'], { code: listed(({ iso }) => iso) });
  if (constraint === 'region_nuts')
    return refuse('CODE_TAKEN.nuts', ['nuts'], { code: listed(({ nuts }) => nuts?.code) });
  return undefined;
}

const toRegion = ({ id, version, nuts, nutsVersion, codeVersion, iso, ...row }: RegionEntity): Region =>
  new Region(id, version, {
    country: row.country,
    code: row.code,
    name: row.name,
    codeVersion,
    nuts: nuts === undefined || nutsVersion === undefined ? undefined : { code: nuts, version: nutsVersion },
    iso,
  });

const toRow = ({ id, version, state }: Region): Row<RegionEntity> => ({
  id,
  version,
  country: state.country,
  code: state.code,
  codeVersion: state.codeVersion,
  name: state.name,
  nuts: state.nuts?.code,
  nutsVersion: state.nuts?.version,
  iso: state.iso,
});

const TABLES = [rootTable(RegionEntity, toRow)];
