import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every list of `Query` is read along an index in its order, names in the reader's language, as far as the page and no further. */
export class AlliancesOrders1795824020030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX alliance_by_name_fi ON alliances.alliance ((coalesce(name ->> 'fi', name ->> 'sv', name ->> 'en')) COLLATE "fi-x-icu", id);
      CREATE INDEX alliance_by_name_sv ON alliances.alliance ((coalesce(name ->> 'sv', name ->> 'fi', name ->> 'en')) COLLATE "sv-x-icu", id);
      CREATE INDEX alliance_by_name_en ON alliances.alliance ((coalesce(name ->> 'en', name ->> 'fi', name ->> 'sv')) COLLATE "en-x-icu", id);
      CREATE INDEX alliance_by_change ON alliances.alliance (recorded_at, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX alliances.alliance_by_change;
      DROP INDEX alliances.alliance_by_name_fi;
      DROP INDEX alliances.alliance_by_name_sv;
      DROP INDEX alliances.alliance_by_name_en;
    `);
  }
}
