import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every list of `Query` is read along an index in its order, names in the reader's language, as far as the page and no further. */
export class PilotsOrders1795824020010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX programme_by_name_fi ON pilots.programme ((coalesce(name ->> 'fi', name ->> 'sv', name ->> 'en')) COLLATE "fi-x-icu", id);
      CREATE INDEX programme_by_name_sv ON pilots.programme ((coalesce(name ->> 'sv', name ->> 'fi', name ->> 'en')) COLLATE "sv-x-icu", id);
      CREATE INDEX programme_by_name_en ON pilots.programme ((coalesce(name ->> 'en', name ->> 'fi', name ->> 'sv')) COLLATE "en-x-icu", id);
      CREATE INDEX pilot_by_name_fi ON pilots.pilot ((coalesce(name ->> 'fi', name ->> 'sv', name ->> 'en')) COLLATE "fi-x-icu", id);
      CREATE INDEX pilot_by_name_sv ON pilots.pilot ((coalesce(name ->> 'sv', name ->> 'fi', name ->> 'en')) COLLATE "sv-x-icu", id);
      CREATE INDEX pilot_by_name_en ON pilots.pilot ((coalesce(name ->> 'en', name ->> 'fi', name ->> 'sv')) COLLATE "en-x-icu", id);
      CREATE INDEX project_by_name_fi ON pilots.project ((coalesce(name ->> 'fi', name ->> 'sv', name ->> 'en')) COLLATE "fi-x-icu", id);
      CREATE INDEX project_by_name_sv ON pilots.project ((coalesce(name ->> 'sv', name ->> 'fi', name ->> 'en')) COLLATE "sv-x-icu", id);
      CREATE INDEX project_by_name_en ON pilots.project ((coalesce(name ->> 'en', name ->> 'fi', name ->> 'sv')) COLLATE "en-x-icu", id);
      CREATE INDEX pilot_by_status ON pilots.pilot (status_on, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX pilots.pilot_by_status;
      DROP INDEX pilots.programme_by_name_fi;
      DROP INDEX pilots.programme_by_name_sv;
      DROP INDEX pilots.programme_by_name_en;
      DROP INDEX pilots.pilot_by_name_fi;
      DROP INDEX pilots.pilot_by_name_sv;
      DROP INDEX pilots.pilot_by_name_en;
      DROP INDEX pilots.project_by_name_fi;
      DROP INDEX pilots.project_by_name_sv;
      DROP INDEX pilots.project_by_name_en;
    `);
  }
}
