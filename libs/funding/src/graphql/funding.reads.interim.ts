import { Injectable } from '@nestjs/common';
import type { Id, LocalDate, Operation, OrganisationId } from '@talkoot/contracts';
import { PilotsApi } from '@talkoot/pilots';
import { FundingApi, type KnownAppropriation, type KnownGrant } from '../application/funding.api.js';
import type { AppropriationType, GrantType } from './funding.types.js';

/** Plain reads until the read path is there. */
@Injectable()
export class FundingReads {
  constructor(
    private readonly funding: FundingApi,
    private readonly pilots: PilotsApi,
  ) {}

  /** Those whose programme the viewer may see. */
  async appropriations(
    ids: readonly Id<'appropriation'>[],
    { viewer, today }: Operation,
  ): Promise<ReadonlyMap<Id<'appropriation'>, AppropriationType>> {
    const found = await this.funding.appropriations({ ids });
    const programmes = await this.pilots.programmes(
      found.map(({ programme }) => programme),
      today,
    );
    const seen = await Promise.all(
      [...programmes.values()].map(async (programme) => {
        const relations = await this.pilots.relationsToProgramme(viewer.organisation, programme, today);
        return this.pilots.maySee(viewer, programme, relations) ? [programme.id] : [];
      }),
    );
    const visible = new Set(seen.flat());
    return byId(found.filter(({ programme }) => visible.has(programme)).map(appropriationType));
  }

  async appropriationsOf(programme: Id<'pilotprogramme'>): Promise<AppropriationType[]> {
    return (await this.funding.appropriations({ programmes: [programme] })).map(appropriationType);
  }

  /** A pilot that was granted something was approved, so that anybody sees it. */
  async grants(ids: readonly Id<'grant'>[], on: LocalDate): Promise<ReadonlyMap<Id<'grant'>, GrantType>> {
    return byId((await this.funding.grants({ ids }, on)).map((each) => grantType(each, on)));
  }

  async grantsOf(pilot: Id<'pilot'>, on: LocalDate): Promise<GrantType[]> {
    return (await this.funding.grants({ pilots: [pilot] }, on)).map((each) => grantType(each, on));
  }

  async holderOf(id: Id<'grant'>, on: LocalDate): Promise<OrganisationId | undefined> {
    return (await this.funding.grants({ ids: [id] }, on))[0]?.holder;
  }
}

const byId = <I, T extends { readonly id: I }>(all: readonly T[]): ReadonlyMap<T['id'], T> =>
  new Map(all.map((each) => [each.id, each]));

/** Money has its amount and currency as they are shown. */
const appropriationType = (known: KnownAppropriation): AppropriationType => known;

const grantType = ({ conditions, holder, pilot, ...known }: KnownGrant, on: LocalDate): GrantType => ({
  ...known,
  terms: conditions,
  holderId: holder,
  pilotId: pilot,
  on,
});
