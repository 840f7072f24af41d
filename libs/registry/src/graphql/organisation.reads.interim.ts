import { Injectable } from '@nestjs/common';
import {
  type Country,
  idOf,
  type LocalDate,
  type Locale,
  type LocalisedText,
  type OrganisationId,
  type OrganisationKind,
  Period,
  type Provenance,
  readText,
  uuidOf,
} from '@talkoot/contracts';
import { rows } from '@talkoot/platform/database';
import { periodType } from '@talkoot/platform/graphql';
import { DataSource } from 'typeorm';
import { RegistryApi } from '../application/registry.api.js';
import type { OrganisationOrder } from './organisation.inputs.js';
import {
  type OrganisationMemberType,
  type OrganisationNameType,
  organisationType,
  type OrganisationType,
} from './organisation.types.js';

export interface OrganisationsWanted {
  readonly kind?: OrganisationKind[] | null | undefined;
  readonly country?: Country | null | undefined;
  readonly region?: string | undefined;
  readonly name?: string | null | undefined;
}

/** ICU collations of PostgreSQL, and the languages in the order in which a missing one falls back. */
const SORTED: Record<Locale, string> = {
  fi: `coalesce(n.name ->> 'fi', n.name ->> 'sv', n.name ->> 'en') COLLATE "fi-x-icu"`,
  sv: `coalesce(n.name ->> 'sv', n.name ->> 'fi', n.name ->> 'en') COLLATE "sv-x-icu"`,
  en: `coalesce(n.name ->> 'en', n.name ->> 'fi', n.name ->> 'sv') COLLATE "en-x-icu"`,
};

/** Plain reads until the read path is there: one statement a question. */
@Injectable()
export class OrganisationReads {
  constructor(
    private readonly registry: RegistryApi,
    private readonly source: DataSource,
  ) {}

  async byId(id: OrganisationId, on: LocalDate): Promise<OrganisationType> {
    const [found] = await this.byIds([id], on);
    if (!found) throw new Error(`No organisation ${id}`);
    return found;
  }

  /** In the order of the ids. */
  async byIds(ids: readonly OrganisationId[], on: LocalDate): Promise<OrganisationType[]> {
    const known = await this.registry.organisations(ids);
    return ids.flatMap((id) => {
      const found = known.get(id);
      return found ? [organisationType(found, on)] : [];
    });
  }

  async byCode(country: Country, code: string, on: LocalDate): Promise<OrganisationType | undefined> {
    const found = await this.registry.organisationByCode(country, code);
    return found && organisationType(found, on);
  }

  /** Those that exist on the day. */
  async list(
    { kind, country, region, name }: OrganisationsWanted,
    on: LocalDate,
    order: OrganisationOrder,
    locale: Locale,
  ): Promise<OrganisationType[]> {
    const found = await rows<{ id: string }>(
      this.source.manager,
      `SELECT o.id FROM registry.organisation o
       JOIN registry.organisation_name n ON n.organisation_id = o.id AND n.period @> $1::date
       WHERE o.period @> $1::date AND ($2::text[] IS NULL OR o.kind = ANY ($2)) AND ($3::text IS NULL OR o.country = $3)
         AND ($4::uuid IS NULL OR EXISTS (SELECT FROM registry.region_membership m
           WHERE m.organisation_id = o.id AND m.region_id = $4 AND m.period @> $1::date))
         AND ($5::text IS NULL OR EXISTS (SELECT FROM jsonb_each_text(n.name) AS t WHERE strpos(lower(t.value), lower($5)) > 0))
       ORDER BY ${order === 'name' ? `${SORTED[locale]}, ` : ''} o.country, o.code`,
      [on.toString(), kind ?? null, country ?? null, region ?? null, name ?? null],
    );
    return this.byIds(
      found.map(({ id }) => idOf('organisation', id)),
      on,
    );
  }

  /** Those who came next, whatever the day. */
  successors(id: OrganisationId, on: LocalDate): Promise<OrganisationType[]> {
    return this.related('successor_id', 'predecessor_id', id, on);
  }

  /** Those who went before, whatever the day. */
  predecessors(id: OrganisationId, on: LocalDate): Promise<OrganisationType[]> {
    return this.related('predecessor_id', 'successor_id', id, on);
  }

  async names(id: OrganisationId, locale: Locale): Promise<OrganisationNameType[]> {
    const found = await rows<{ name: LocalisedText; period: string }>(
      this.source.manager,
      'SELECT name, period FROM registry.organisation_name WHERE organisation_id = $1 ORDER BY period',
      [uuidOf(id)],
    );
    return found.map(({ name, period }) => ({
      name: readText(name, locale).text,
      period: periodType(Period.fromRange(period)),
    }));
  }

  async members(id: OrganisationId, on: LocalDate): Promise<OrganisationMemberType[]> {
    const found = await rows<{ member: string; period: string; provenance: Provenance }>(
      this.source.manager,
      `SELECT m.member_id AS member, m.period, m.provenance
       FROM registry.organisation_member m JOIN registry.organisation o ON o.id = m.member_id
       WHERE m.organisation_id = $1 AND m.period @> $2::date ORDER BY o.country, o.code`,
      [uuidOf(id), on.toString()],
    );
    const organisations = await this.byIds(
      found.map(({ member }) => idOf('organisation', member)),
      on,
    );
    return organisations.flatMap((organisation, place) => {
      const row = found[place];
      return row
        ? [{ organisation, period: periodType(Period.fromRange(row.period)), provenance: row.provenance }]
        : [];
    });
  }

  private async related(
    wanted: 'successor_id' | 'predecessor_id',
    known: 'successor_id' | 'predecessor_id',
    id: OrganisationId,
    on: LocalDate,
  ): Promise<OrganisationType[]> {
    const found = await rows<{ id: string }>(
      this.source.manager,
      `SELECT p.${wanted} AS id FROM registry.succession_pair p
       JOIN registry.succession s ON s.id = p.succession_id JOIN registry.organisation o ON o.id = p.${wanted}
       WHERE p.${known} = $1 AND p.${wanted} <> $1 ORDER BY s.effective_on, o.country, o.code`,
      [uuidOf(id)],
    );
    return this.byIds(
      found.map((row) => idOf('organisation', row.id)),
      on,
    );
  }
}
