import {
  type EventName,
  type Id,
  type IdKind,
  LocalDate,
  newId,
  type OrganisationId,
  parseCloudEvent,
  type PersonId,
  type PlatformRole,
  type PublishedEvent,
  uuidOf,
  type Viewer,
} from '@talkoot/contracts';
import { fundingDatabase } from '@talkoot/funding';
import { identityDatabase } from '@talkoot/identity';
import { pilotsDatabase } from '@talkoot/pilots';
import { platformDatabase, rows, UnitOfWork } from '@talkoot/platform/database';
import type { EventConsumer } from '@talkoot/platform/queue';
import { type TestContext, testContext, testOperation } from '@talkoot/platform/testing';
import { registryDatabase } from '@talkoot/registry';
import { DataSource } from 'typeorm';
import { Given } from '../../../pilots/src/testing/given.js';
import { ReportsService } from '../reports/reports.service.js';
import { ReportMakingModule } from '../report-making.module.js';
import { reportingDatabase } from '../reporting.database.js';
import { ReportingModule } from '../reporting.module.js';

/** Somebody who acts. */
export type Officer = Viewer & { readonly person: PersonId; readonly organisation: OrganisationId };

/** The reporting on a database of its own, with what its tests need to be given. */
export class GivenReports {
  private constructor(
    readonly context: TestContext,
    readonly pilots: Given,
  ) {}

  static async begin(environment: NodeJS.ProcessEnv = {}): Promise<GivenReports> {
    const context = await testContext(
      [platformDatabase, registryDatabase, identityDatabase, pilotsDatabase, fundingDatabase, reportingDatabase],
      [ReportingModule, ReportMakingModule],
      environment,
    );
    return new GivenReports(context, new Given(context));
  }

  ask<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return rows<Row>(this.context.get(DataSource).manager, sql, parameters);
  }

  /** A person who acts for the organisation, on the given days. */
  async officer(
    organisation: OrganisationId,
    { platformRoles = [], period = '[,)' }: { platformRoles?: PlatformRole[]; period?: string } = {},
  ): Promise<Officer> {
    const person = newId('person');
    await this.ask(
      `WITH person AS (
         INSERT INTO identity.person (id, version, name, address, locale, platform_roles, provenance)
         VALUES ($1, 1, '{"en": "Officer"}', $2, 'fi', $3, 'illustrative') RETURNING id)
       INSERT INTO identity.affiliation (id, version, person_id, organisation_id, role, period, provenance)
       SELECT gen_random_uuid(), 1, id, $4, 'member', $5, 'illustrative' FROM person`,
      [uuidOf(person), `${person}@town.example`, platformRoles, uuidOf(organisation), period],
    );
    return { person, organisation, role: 'member', platformRoles };
  }

  /** Somebody asked for a report on the programme, as of 2014-11-19. */
  requested(programme: Id<'pilotprogramme'>, officer: Officer): Promise<Id<'report'>> {
    return this.context.get(ReportsService).request(testOperation(officer), {
      kind: 'pilot-programme',
      subject: programme,
      formats: ['html', 'csv'],
      locale: 'fi',
      on: LocalDate.parse('2014-11-19'),
    });
  }

  /** The event comes out of the queue; its effect and the record of it are one transaction. */
  async heard(consumer: EventConsumer, event: PublishedEvent): Promise<void> {
    await consumer.handle(event, async (effect) => {
      await this.context.get(UnitOfWork).run({ ...testOperation(), origin: 'job' }, effect);
      return true;
    });
  }
}

/** What is told, as it stands on the wire. */
interface EventFields {
  readonly type: EventName;
  readonly subject: Id<IdKind>;
  readonly data: object;
}

/** An event as it comes out of the queue. */
export const published = (fields: EventFields): PublishedEvent =>
  parseCloudEvent({
    ...fields,
    specversion: '1.0',
    id: newId('event'),
    source: 'https://talkoot.example',
    time: '2014-11-19T10:00:00Z',
    datacontenttype: 'application/json',
    aggregateversion: 1,
    position: 1,
    origin: 'request',
    requestid: 'request-1',
    concerns: '',
  });
