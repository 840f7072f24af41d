import { Injectable } from '@nestjs/common';
import {
  type Country,
  type Id,
  idOf,
  type LocalDate,
  type LocalisedText,
  type OrganisationId,
  uuidOf,
} from '@talkoot/contracts';
import { rows } from '@talkoot/platform/database';
import { DataSource } from 'typeorm';
import type { RegionType } from './region.types.js';

interface Row {
  readonly id: string;
  readonly country: Country;
  readonly code: string;
  readonly codeVersion: number | null;
  readonly name: LocalisedText;
  readonly nuts: string | null;
  readonly nutsVersion: number | null;
  readonly iso: string | null;
  readonly version: number;
}

/** Plain reads until the read path is there: one statement a question. */
@Injectable()
export class RegionReads {
  constructor(private readonly source: DataSource) {}

  async byIds(ids: readonly Id<'region'>[], on: LocalDate): Promise<RegionType[]> {
    return this.where('r.id = ANY ($1)', [ids.map(uuidOf)], on);
  }

  async byCode(country: Country, code: string, on: LocalDate): Promise<RegionType | undefined> {
    return (await this.where('r.country = $1 AND r.code = $2', [country, code], on))[0];
  }

  list(country: Country | null, on: LocalDate): Promise<RegionType[]> {
    return this.where('$1::text IS NULL OR r.country = $1', [country], on);
  }

  /** Where a municipality lies on the day. */
  async of(municipality: OrganisationId, on: LocalDate): Promise<RegionType | undefined> {
    const lies = 'SELECT region_id FROM registry.region_membership WHERE organisation_id = $1 AND period @> $2::date';
    return (await this.where(`r.id IN (${lies})`, [uuidOf(municipality), on.toString()], on))[0];
  }

  /** The condition is ours, never a user's; what users say is a parameter. */
  private async where(condition: string, parameters: unknown[], on: LocalDate): Promise<RegionType[]> {
    const found = await rows<Row>(
      this.source.manager,
      `SELECT r.id, r.country, r.code, r.code_version AS "codeVersion", r.name, r.nuts, r.nuts_version AS "nutsVersion",
         r.iso, r.version
       FROM registry.region r WHERE ${condition} ORDER BY r.country, r.code`,
      parameters,
    );
    return found.map(({ id, name, nuts, nutsVersion, ...row }) => ({
      ...row,
      id: idOf('region', id),
      names: name,
      nuts: nuts === null || nutsVersion === null ? null : { code: nuts, version: nutsVersion },
      on,
    }));
  }
}
