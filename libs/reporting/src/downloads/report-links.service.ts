import { timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock, id, type OrganisationId, type PersonId, PLATFORM_ROLES, type Viewer } from '@talkoot/contracts';
import { IdentityApi } from '@talkoot/identity';
import { CONFIG, type Config } from '@talkoot/platform/config';
import { z } from 'zod';
import { fileOf, type ReportAddress } from './report-address.js';

const VALID_FOR_SECONDS = 15 * 60;

/** For whom a link is: somebody acting for an organisation, or anybody. */
export interface LinkBearer {
  readonly person: PersonId;
  readonly organisation: OrganisationId;
  readonly platformRoles: Viewer['platformRoles'];
}

const query = z.strictObject({
  person: id('person').optional(),
  organisation: id('organisation').optional(),
  roles: z
    .string()
    .default('')
    .transform((text) => text.split(',').filter((each) => each !== ''))
    .pipe(z.array(z.enum(PLATFORM_ROLES))),
  until: z.string().regex(/^\d{1,12}$/),
  signature: z.string().regex(/^[\w-]{43}$/),
});

/** Who may use a link, once its signature and its time have been found good. */
export type GoodLink = { readonly bearer: LinkBearer | undefined };

/** Links to files that are good for a quarter of an hour, and for whom they were made. What they lead to checks access again. */
@Injectable()
export class ReportLinks {
  constructor(
    private readonly identity: IdentityApi,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** An absolute address for the bearer alone; without one, for anybody. */
  async sign(address: ReportAddress, bearer: LinkBearer | undefined): Promise<string> {
    const until = String(this.clock.now().epochSecond() + VALID_FOR_SECONDS);
    const url = new URL(`${this.config.PUBLIC_URL}/reports/${address.report}/${fileOf(address)}`);
    if (bearer) {
      url.searchParams.set('person', bearer.person);
      url.searchParams.set('organisation', bearer.organisation);
      if (bearer.platformRoles.length > 0) url.searchParams.set('roles', bearer.platformRoles.join(','));
    }
    url.searchParams.set('until', until);
    url.searchParams.set('signature', (await this.signature(address, bearer, until)).toString('base64url'));
    return url.href;
  }

  /** Undefined for whatever was not signed here as it stands, and for what is over. */
  async read(address: ReportAddress, given: unknown): Promise<GoodLink | undefined> {
    const parsed = query.safeParse(given).data;
    if (!parsed) return undefined;
    const { person, organisation, roles, until, signature } = parsed;
    const bearer = person && organisation && { person, organisation, platformRoles: roles };
    const expected = await this.signature(address, bearer, until);
    if (!timingSafeEqual(expected, Buffer.from(signature, 'base64url'))) return undefined;
    return Number(until) < this.clock.now().epochSecond() ? undefined : { bearer };
  }

  private signature(address: ReportAddress, bearer: LinkBearer | undefined, until: string): Promise<Buffer> {
    const signed = [
      address.report,
      fileOf(address),
      bearer?.person,
      bearer?.organisation,
      bearer?.platformRoles,
      until,
    ];
    return this.identity.hash('report links', JSON.stringify(signed));
  }
}
