import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Locale, type Operation, readText } from '@talkoot/contracts';
import { Allow, NotAuthenticated } from '@talkoot/platform/auth';
import { LocaleEnum, Viewing } from '@talkoot/platform/graphql';
import { OrganisationType, organisationType, RegistryApi } from '@talkoot/registry';
import { IdentityApi } from '../application/identity.api.js';
import { MeType } from './me.types.js';

/** Who asks, until the read path is there. */
@Resolver(() => MeType)
export class MeInterim {
  constructor(
    private readonly identity: IdentityApi,
    private readonly registry: RegistryApi,
  ) {}

  @Query(() => MeType, { description: 'The person who asks.' })
  @Allow('self:use')
  me(@Viewing() { viewer: { person, organisation, role } }: Operation): MeType {
    if (!person || !organisation || !role) throw new NotAuthenticated();
    return { id: person, actsFor: organisation, role };
  }

  @ResolveField(() => String, { description: 'The person’s name, in the reader’s language or the nearest there is.' })
  async name(
    @Parent() { id }: MeType,
    @Args('locale', { type: () => LocaleEnum, nullable: true }) locale: Locale | null,
    @Viewing() operation: Operation,
  ): Promise<string> {
    const name = await this.identity.nameOf(id);
    return readText(name ?? {}, locale ?? operation.locale).text;
  }

  @ResolveField(() => OrganisationType, { description: 'The organisation that the person acts for.' })
  async organisation(@Parent() { actsFor }: MeType, @Viewing() { today }: Operation): Promise<OrganisationType> {
    const found = (await this.registry.organisations([actsFor])).get(actsFor);
    if (!found) throw new Error(`No organisation ${actsFor}`);
    return organisationType(found, today);
  }
}
