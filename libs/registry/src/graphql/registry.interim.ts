import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  type Country,
  type LocalDate,
  type Locale,
  type LocalisedText,
  type Operation,
  readText,
  uuidOf,
} from '@talkoot/contracts';
import { Public } from '@talkoot/platform/auth';
import { rows } from '@talkoot/platform/database';
import { CountryEnum, DateScalar, LocaleEnum, Viewing } from '@talkoot/platform/graphql';
import { DataSource } from 'typeorm';
import { OrganisationReads } from './organisation.reads.interim.js';
import { OrganisationType } from './organisation.types.js';

/** Field resolvers until the read path is there. */
@Resolver(() => OrganisationType)
export class RegistryInterim {
  constructor(
    private readonly reads: OrganisationReads,
    private readonly source: DataSource,
  ) {}

  @Query(() => OrganisationType, {
    nullable: true,
    description: 'The municipality with this official code, on any day: an ended one is found too, its period says so.',
  })
  @Public()
  municipality(
    @Args('country', { type: () => CountryEnum }) country: Country,
    @Args('code', { type: () => String }) code: string,
    @Args('on', { type: () => DateScalar, nullable: true, description: 'The day to look at; today unless said.' })
    on: LocalDate | null,
    @Viewing() operation: Operation,
  ): Promise<OrganisationType | undefined> {
    return this.reads.byCode(country, code, on ?? operation.today);
  }

  @ResolveField(() => String, { description: 'Its name on the day, in the reader’s language or the nearest there is.' })
  async name(
    @Parent() { id, on }: OrganisationType,
    @Args('locale', { type: () => LocaleEnum, nullable: true }) locale: Locale | null,
    @Viewing() operation: Operation,
  ): Promise<string> {
    const [row] = await rows<{ name: LocalisedText }>(
      this.source.manager,
      `SELECT name FROM registry.organisation_name WHERE organisation_id = $1
       ORDER BY period @> $2::date DESC, lower(period) > $2::date, abs(lower(period) - $2::date) LIMIT 1`,
      [uuidOf(id), on.toString()],
    );
    return readText(row?.name ?? {}, locale ?? operation.locale).text;
  }
}
