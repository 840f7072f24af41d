import type { OnModuleInit } from '@nestjs/common';
import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type LocalDate, type Locale, type Operation, readText } from '@talkoot/contracts';
import { PilotType } from '@talkoot/pilots';
import { DateScalar, LocaleEnum, Nodes, Viewing } from '@talkoot/platform/graphql';
import { organisationType, OrganisationType, RegistryApi } from '@talkoot/registry';
import { GrantType } from './funding.types.js';
import { FundingReads } from './funding.reads.interim.js';

/** Fields until the read path is there. */
@Resolver(() => GrantType)
export class GrantInterim implements OnModuleInit {
  constructor(
    private readonly registry: RegistryApi,
    private readonly reads: FundingReads,
    private readonly nodes: Nodes,
  ) {}

  onModuleInit(): void {
    this.nodes.register('grant', {
      typeName: 'Grant',
      load: (ids, { today }) => this.reads.grants(ids, today),
    });
  }

  @ResolveField(() => PilotType, { nullable: true, description: 'The pilot that it was granted to, as it is now.' })
  async pilot(@Parent() { pilotId }: GrantType, @Viewing() operation: Operation): Promise<object | undefined> {
    return (await this.nodes.find([pilotId], operation))[0];
  }

  @ResolveField(() => [String], {
    description: 'On which conditions it stands on the day, in the reader’s language or the nearest there is.',
  })
  conditions(
    @Parent() { terms }: GrantType,
    @Args('locale', { type: () => LocaleEnum, nullable: true, description: 'The language; the request’s unless said.' })
    locale: Locale | null | undefined,
    @Viewing() operation: Operation,
  ): string[] {
    return terms.map((each) => readText(each, locale ?? operation.locale).text);
  }

  @ResolveField(() => OrganisationType, {
    nullable: true,
    description: 'Who holds it on the day; null before it was decided.',
  })
  async holder(
    @Parent() { id, on: day, holderId }: GrantType,
    @Args('on', { type: () => DateScalar, nullable: true, description: 'Unless said, the day above.' })
    on: LocalDate | null | undefined,
  ): Promise<OrganisationType | undefined> {
    const organisation = on ? await this.reads.holderOf(id, on) : holderId;
    if (organisation === undefined) return undefined;
    const known = (await this.registry.organisations([organisation])).get(organisation);
    return known && organisationType(known, on ?? day);
  }
}
