import {
  type Id,
  idOf,
  LocalDate,
  type Locale,
  type LocalisedText,
  newId,
  type OrganisationId,
  type PersonId,
  type PublishedEvent,
  uuidOf,
} from '@talkoot/contracts';
import { fundingDatabase } from '@talkoot/funding';
import { governanceDatabase } from '@talkoot/governance';
import { identityDatabase } from '@talkoot/identity';
import { pilotsDatabase } from '@talkoot/pilots';
import { platformDatabase, rows, UnitOfWork } from '@talkoot/platform/database';
import { ReadModelModule } from '@talkoot/platform/read-model';
import { type TestContext, testContext, testOperation } from '@talkoot/platform/testing';
import { programmesDatabase, ProgrammesModule } from '@talkoot/programmes';
import { registryDatabase } from '@talkoot/registry';
import { DataSource } from 'typeorm';
import { NotificationsConsumer } from '../notifications.consumer.js';
import { NotificationDeliveryModule } from '../notification-delivery.module.js';
import { messageIdOf } from '../mail/addresses.js';
import { notificationsDatabase } from '../notifications.database.js';
import { NotificationsModule } from '../notifications.module.js';
import { MailRepository } from '../mail/mail.repository.js';

export interface Officer {
  readonly person: PersonId;
  readonly address: string;
  readonly organisation: OrganisationId;
}

/** Notifications on a database of their own, with what their tests need to be given. */
export class GivenNotifications {
  private constructor(readonly context: TestContext) {}

  static async begin(): Promise<GivenNotifications> {
    return new GivenNotifications(
      await testContext(
        [
          platformDatabase,
          registryDatabase,
          identityDatabase,
          governanceDatabase,
          pilotsDatabase,
          fundingDatabase,
          programmesDatabase,
          notificationsDatabase,
        ],
        [ProgrammesModule, NotificationsModule, NotificationDeliveryModule, ReadModelModule],
      ),
    );
  }

  ask<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return rows<Row>(this.context.get(DataSource).manager, sql, parameters);
  }

  async town(name: string): Promise<OrganisationId> {
    const id = newId('organisation');
    await this.ask(
      `WITH town AS (
         INSERT INTO registry.organisation (id, kind, country, code, languages, provenance, period, version)
         VALUES ($1, 'municipality', 'FI', $2, '{}', 'documented', '[,)', 1) RETURNING id)
       INSERT INTO registry.organisation_name (id, organisation_id, name, period)
       SELECT gen_random_uuid(), id, jsonb_build_object('fi', $3::text), '[,)' FROM town`,
      [uuidOf(id), id.slice(-12).toUpperCase(), name],
    );
    return id;
  }

  /** A plan of a programme, with the reason of its rejection. */
  async plan(name: LocalisedText, reason: LocalisedText): Promise<Id<'plan'>> {
    const [plan, programme] = [newId('plan'), newId('pilotprogramme')];
    await this.ask(
      `WITH collaboration AS (
         INSERT INTO registry.collaboration (id, kind, code, name, period, provenance)
         VALUES ($2, 'pilotprogramme', $3, '{"fi": "Ohjelma"}', '[,)', 'reported') RETURNING id, code, name, period, provenance),
       programme AS (
         INSERT INTO pilots.programme
           (id, code, name, period, provenance, aims, characteristics, funding_purposes, funding_unfunded, version)
         SELECT id, code, name, period, provenance, '[]', '[]', '{}', '{}', 1 FROM collaboration RETURNING id)
       INSERT INTO pilots.plan (id, programme_id, name, provenance, reason, status, submitted_on, decided_on, version)
       SELECT $1, id, $4, 'reported', $5, 'rejected', '2027-01-01', '2027-02-01', 2 FROM programme`,
      [uuidOf(plan), uuidOf(programme), programme.slice(-12).toUpperCase(), name, reason],
    );
    return plan;
  }

  /** A person who acts for the organisation. */
  async officer(organisation: OrganisationId, locale: Locale = 'fi'): Promise<Officer> {
    const person = newId('person');
    const address = `${person}@town.example`;
    await this.ask(
      `INSERT INTO identity.person (id, version, name, address, locale, platform_roles, provenance)
       VALUES ($1, 1, '{"en": "Officer"}', $2, $3, '{}', 'illustrative')`,
      [uuidOf(person), address, locale],
    );
    await this.acts(person, organisation);
    return { person, address, organisation };
  }

  async acts(person: PersonId, organisation: OrganisationId): Promise<void> {
    await this.ask(
      `INSERT INTO identity.affiliation (id, version, person_id, organisation_id, role, period, provenance)
       VALUES (gen_random_uuid(), 1, $1, $2, 'manager', '[,)', 'illustrative')`,
      [uuidOf(person), uuidOf(organisation)],
    );
  }

  /** The event comes out of the queue. */
  async heard(event: PublishedEvent): Promise<void> {
    await this.context.get(NotificationsConsumer).handle(event, async (effect) => {
      await this.context.get(UnitOfWork).run({ ...testOperation(), origin: 'job' }, effect);
      return true;
    });
  }

  /** All that waits goes into mails. */
  async gather(): Promise<void> {
    await this.context
      .get(MailRepository)
      .gather({ quiet: 0, longest: 0 }, (mail) => messageIdOf(mail, 'talkoot.example'));
  }

  /** Nobody was told of anything. */
  async forget(): Promise<void> {
    await this.ask('DELETE FROM notifications.notification');
    await this.ask('DELETE FROM notifications.mail');
  }

  /** The ids of the notifications of a person, the oldest first. */
  async notificationsOf({ person }: Officer): Promise<Id<'notification'>[]> {
    const found = await this.ask<{ id: string }>(
      'SELECT id FROM notifications.notification WHERE person_id = $1 ORDER BY id',
      [uuidOf(person)],
    );
    return found.map(({ id }) => idOf('notification', id));
  }
}

/** An organisation was renamed; any event does, as notifications tell of all alike. */
export function renamed(
  organisation: OrganisationId,
  changes: Partial<PublishedEvent<'organisation.renamed.v1'>> = {},
): PublishedEvent<'organisation.renamed.v1'> {
  return {
    id: newId('event'),
    name: 'organisation.renamed.v1',
    aggregate: organisation,
    version: 2,
    position: 1,
    time: '2026-01-01T00:00:00Z',
    data: { name: { fi: 'Uusi' }, on: LocalDate.parse('2026-01-01') },
    organisations: [organisation],
    origin: 'request',
    requestId: 'request-1',
    ...changes,
  };
}
