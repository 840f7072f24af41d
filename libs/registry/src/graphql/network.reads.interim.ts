import { Injectable } from '@nestjs/common';
import {
  type CollaborationKind,
  type Id,
  idOf,
  type LocalDate,
  type LocalisedText,
  type NetworkKind,
  Period,
  type Provenance,
  uuidOf,
} from '@talkoot/contracts';
import { rows } from '@talkoot/platform/database';
import { periodType } from '@talkoot/platform/graphql';
import { DataSource } from 'typeorm';
import type { NetworkMemberType, NetworkType } from './network.types.js';

interface Row {
  readonly id: string;
  readonly kind: NetworkKind;
  readonly code: string;
  readonly name: LocalisedText;
  readonly description: LocalisedText | null;
  readonly period: string;
  readonly provenance: Provenance;
  readonly version: number;
}

interface MemberRow {
  readonly member: string;
  readonly kind: CollaborationKind | 'organisation';
  readonly period: string;
  readonly provenance: Provenance;
}

export interface NetworksWanted {
  readonly kind: readonly NetworkKind[] | null;
  readonly theme: string | null;
  readonly member: string | null;
}

/** Plain reads until the read path is there: one statement a question. */
@Injectable()
export class NetworkReads {
  constructor(private readonly source: DataSource) {}

  byIds(ids: readonly Id<'network'>[], on: LocalDate): Promise<NetworkType[]> {
    return this.where('n.id = ANY ($1)', [ids.map(uuidOf)], on);
  }

  async byCode(code: string, on: LocalDate): Promise<NetworkType | undefined> {
    return (await this.where('c.code = $1', [code], on))[0];
  }

  /** Those that exist on the day. */
  list({ kind, theme, member }: NetworksWanted, on: LocalDate): Promise<NetworkType[]> {
    return this.where(
      `c.period @> $1::date AND ($2::text[] IS NULL OR n.kind = ANY ($2))
       AND ($3::uuid IS NULL OR EXISTS (SELECT FROM registry.collaboration_theme t
         WHERE t.collaboration_id = n.id AND t.theme_id = $3 AND t.period @> $1::date))
       AND ($4::uuid IS NULL OR EXISTS (SELECT FROM registry.network_member m
         WHERE m.network_id = n.id AND $4 IN (m.organisation_id, m.collaboration_id) AND m.period @> $1::date))`,
      [on.toString(), kind, theme, member],
      on,
    );
  }

  async members(network: Id<'network'>, on: LocalDate): Promise<NetworkMemberType[]> {
    const found = await rows<MemberRow>(
      this.source.manager,
      `SELECT coalesce(m.organisation_id, m.collaboration_id) AS member, coalesce(c.kind, 'organisation') AS kind,
         m.period, m.provenance
       FROM registry.network_member m
       LEFT JOIN registry.collaboration c ON c.id = m.collaboration_id
       LEFT JOIN registry.organisation o ON o.id = m.organisation_id
       WHERE m.network_id = $1 AND m.period @> $2::date ORDER BY o.country, o.code, c.code`,
      [uuidOf(network), on.toString()],
    );
    return found.map(({ member, kind, period, provenance }) => ({
      id: idOf(kind, member),
      period: periodType(Period.fromRange(period)),
      provenance,
      on,
    }));
  }

  /** The condition is ours, never a user's; what users say is a parameter. */
  private async where(condition: string, parameters: unknown[], on: LocalDate): Promise<NetworkType[]> {
    const found = await rows<Row>(
      this.source.manager,
      `SELECT n.id, n.kind, c.code, c.name, n.description, c.period, c.provenance, n.version
       FROM registry.network n JOIN registry.collaboration c ON c.id = n.id WHERE ${condition} ORDER BY c.code`,
      parameters,
    );
    return found.map(({ id, name, description, period, ...row }) => ({
      ...row,
      id: idOf('network', id),
      names: name,
      descriptions: description,
      period: periodType(Period.fromRange(period)),
      on,
    }));
  }
}
