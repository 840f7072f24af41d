import { Injectable } from '@nestjs/common';
import type { Id, LocalDate, OrganisationId } from '@talkoot/contracts';
import { FundingApi, type KnownAppropriation, type KnownGrant } from '../application/funding.api.js';
import type { AppropriationType, GrantType } from './funding.types.js';

/** Plain reads until the read path is there. */
@Injectable()
export class FundingReads {
  constructor(private readonly funding: FundingApi) {}

  async appropriation(id: Id<'appropriation'>): Promise<AppropriationType> {
    const [found] = await this.funding.appropriations({ ids: [id] });
    if (!found) throw new Error(`No appropriation ${id}`);
    return appropriationType(found);
  }

  async appropriationsOf(programme: Id<'pilotprogramme'>): Promise<AppropriationType[]> {
    return (await this.funding.appropriations({ programmes: [programme] })).map(appropriationType);
  }

  async grant(id: Id<'grant'>, on: LocalDate): Promise<GrantType> {
    const [found] = await this.funding.grants({ ids: [id] }, on);
    if (!found) throw new Error(`No grant ${id} on ${on.toString()}`);
    return grantType(found, on);
  }

  async holderOf(id: Id<'grant'>, on: LocalDate): Promise<OrganisationId | undefined> {
    return (await this.funding.grants({ ids: [id] }, on))[0]?.holder;
  }

  async grantsOf(pilot: Id<'pilot'>, on: LocalDate): Promise<GrantType[]> {
    return (await this.funding.grants({ pilots: [pilot] }, on)).map((each) => grantType(each, on));
  }
}

/** Money has its amount and currency as they are shown. */
const appropriationType = (known: KnownAppropriation): AppropriationType => known;

const grantType = ({ conditions, holder, ...known }: KnownGrant, on: LocalDate): GrantType => ({
  ...known,
  terms: conditions,
  holderId: holder,
  on,
});
