import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type Locale, type LocalisedText, type Operation, readText } from '@talkoot/contracts';
import { Viewing } from '@talkoot/platform/graphql';
import { OrganisationType } from '@talkoot/registry';
import { LOCALE } from './arguments.js';
import { OrganisationsOnADay } from './organisations.interim.js';
import { CompanyLinkType, ExperimentType, MilestoneType, ResultType, StatusReportType } from './pilot-work.types.js';

/** The text in the language asked for, or the request's. */
const read = (text: LocalisedText, locale: Locale | null, operation: Operation): string =>
  readText(text, locale ?? operation.locale).text;

/** Field resolvers until the read path is there. */
@Resolver(() => MilestoneType)
export class MilestoneInterim {
  @ResolveField(() => String, { description: 'What is to be reached.' })
  name(
    @Parent() { texts }: MilestoneType,
    @Args('locale', LOCALE) locale: Locale | null,
    @Viewing() operation: Operation,
  ): string {
    return read(texts.name, locale, operation);
  }
}

/** Field resolvers until the read path is there. */
@Resolver(() => ExperimentType)
export class ExperimentInterim {
  constructor(private readonly organisations: OrganisationsOnADay) {}

  @ResolveField(() => OrganisationType, { nullable: true, description: 'Whose part it is.' })
  organisation(@Parent() { organisationId, on }: ExperimentType): Promise<OrganisationType | undefined> {
    return this.organisations.one(organisationId, on);
  }

  @ResolveField(() => String, { description: 'What it is called.' })
  name(
    @Parent() { texts }: ExperimentType,
    @Args('locale', LOCALE) locale: Locale | null,
    @Viewing() operation: Operation,
  ): string {
    return read(texts.name, locale, operation);
  }

  @ResolveField(() => String, { description: 'What was tried.' })
  tried(
    @Parent() { texts }: ExperimentType,
    @Args('locale', LOCALE) locale: Locale | null,
    @Viewing() operation: Operation,
  ): string {
    return read(texts.tried, locale, operation);
  }

  @ResolveField(() => String, { description: 'What was expected of it.' })
  expected(
    @Parent() { texts }: ExperimentType,
    @Args('locale', LOCALE) locale: Locale | null,
    @Viewing() operation: Operation,
  ): string {
    return read(texts.expected, locale, operation);
  }

  @ResolveField(() => String, { nullable: true, description: 'What came of it; null: it goes on.' })
  outcome(
    @Parent() { texts }: ExperimentType,
    @Args('locale', LOCALE) locale: Locale | null,
    @Viewing() operation: Operation,
  ): string | undefined {
    return texts.outcome === null ? undefined : read(texts.outcome, locale, operation);
  }
}

/** Field resolvers until the read path is there. */
@Resolver(() => CompanyLinkType)
export class CompanyLinkInterim {
  constructor(private readonly organisations: OrganisationsOnADay) {}

  @ResolveField(() => OrganisationType, { nullable: true, description: 'The company.' })
  company(@Parent() { organisationId, on }: CompanyLinkType): Promise<OrganisationType | undefined> {
    return this.organisations.one(organisationId, on);
  }
}

/** Field resolvers until the read path is there. */
@Resolver(() => ResultType)
export class ResultInterim {
  constructor(private readonly organisations: OrganisationsOnADay) {}

  @ResolveField(() => OrganisationType, { nullable: true, description: 'Whose part it comes from.' })
  organisation(@Parent() { organisationId, on }: ResultType): Promise<OrganisationType | undefined> {
    return this.organisations.one(organisationId, on);
  }

  @ResolveField(() => String, { description: 'What it is called.' })
  name(
    @Parent() { texts }: ResultType,
    @Args('locale', LOCALE) locale: Locale | null,
    @Viewing() operation: Operation,
  ): string {
    return read(texts.name, locale, operation);
  }

  @ResolveField(() => String, { nullable: true, description: 'What it is.' })
  description(
    @Parent() { texts }: ResultType,
    @Args('locale', LOCALE) locale: Locale | null,
    @Viewing() operation: Operation,
  ): string | undefined {
    return texts.description === null ? undefined : read(texts.description, locale, operation);
  }
}

/** Field resolvers until the read path is there. */
@Resolver(() => StatusReportType)
export class StatusReportInterim {
  constructor(private readonly organisations: OrganisationsOnADay) {}

  @ResolveField(() => OrganisationType, { nullable: true, description: 'Who said so.' })
  organisation(@Parent() { organisationId, on }: StatusReportType): Promise<OrganisationType | undefined> {
    return this.organisations.one(organisationId, on);
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'Why; only the owner, the coordinator and those named in the pilot see it, null for all others.',
  })
  reason(
    @Parent() { texts }: StatusReportType,
    @Args('locale', LOCALE) locale: Locale | null,
    @Viewing() operation: Operation,
  ): string | undefined {
    return texts.reason === null ? undefined : read(texts.reason, locale, operation);
  }
}
