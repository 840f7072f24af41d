import { Injectable } from '@nestjs/common';
import {
  type Country,
  idOf,
  type LocalDate,
  type OrganisationId,
  type OrganisationKind,
  Period,
  type Provenance,
  uuidOf,
} from '@talkoot/contracts';
import { rows } from '@talkoot/platform/database';
import { periodType } from '@talkoot/platform/graphql';
import { DataSource } from 'typeorm';
import type { OrganisationType } from './organisation.types.js';

interface Row {
  readonly id: string;
  readonly kind: OrganisationKind;
  readonly country: Country;
  readonly code: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly languages: string[];
  readonly provenance: Provenance;
  readonly period: string;
  readonly version: number;
}

/** Plain reads until the read path is there: one statement a question. */
@Injectable()
export class OrganisationReads {
  constructor(private readonly source: DataSource) {}

  async byId(id: OrganisationId, on: LocalDate): Promise<OrganisationType> {
    const [found] = await this.where('id = $1', [uuidOf(id)], on);
    if (!found) throw new Error(`No organisation ${id}`);
    return found;
  }

  async byCode(country: Country, code: string, on: LocalDate): Promise<OrganisationType | undefined> {
    const [found] = await this.where('country = $1 AND code = $2', [country, code], on);
    return found;
  }

  /** The condition is ours, never a user's; what users say is a parameter. */
  async where(condition: string, parameters: unknown[], on: LocalDate): Promise<OrganisationType[]> {
    const found = await rows<Row>(
      this.source.manager,
      `SELECT id, kind, country, code, latitude, longitude, languages, provenance, period, version
       FROM registry.organisation WHERE ${condition} ORDER BY country, code`,
      parameters,
    );
    return found.map(({ id, latitude, longitude, period, ...row }) => ({
      ...row,
      id: idOf('organisation', id),
      period: periodType(Period.fromRange(period)),
      location: latitude === null || longitude === null ? null : { latitude, longitude },
      on,
    }));
  }
}
