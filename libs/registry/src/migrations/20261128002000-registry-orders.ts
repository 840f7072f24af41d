import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every list of `Query` is read along an index in its order, names in the reader's language, as far as the page and no further. */
export class RegistryOrders1795824020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX organisation_name_in_order_fi ON registry.organisation_name ((coalesce(name ->> 'fi', name ->> 'sv', name ->> 'en')) COLLATE "fi-x-icu", organisation_id);
      CREATE INDEX organisation_name_in_order_sv ON registry.organisation_name ((coalesce(name ->> 'sv', name ->> 'fi', name ->> 'en')) COLLATE "sv-x-icu", organisation_id);
      CREATE INDEX organisation_name_in_order_en ON registry.organisation_name ((coalesce(name ->> 'en', name ->> 'fi', name ->> 'sv')) COLLATE "en-x-icu", organisation_id);
      CREATE INDEX collaboration_by_name_fi ON registry.collaboration ((coalesce(name ->> 'fi', name ->> 'sv', name ->> 'en')) COLLATE "fi-x-icu", id);
      CREATE INDEX collaboration_by_name_sv ON registry.collaboration ((coalesce(name ->> 'sv', name ->> 'fi', name ->> 'en')) COLLATE "sv-x-icu", id);
      CREATE INDEX collaboration_by_name_en ON registry.collaboration ((coalesce(name ->> 'en', name ->> 'fi', name ->> 'sv')) COLLATE "en-x-icu", id);
      CREATE INDEX succession_in_order ON registry.succession (effective_on, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX registry.succession_in_order;
      DROP INDEX registry.organisation_name_in_order_fi;
      DROP INDEX registry.organisation_name_in_order_sv;
      DROP INDEX registry.organisation_name_in_order_en;
      DROP INDEX registry.collaboration_by_name_fi;
      DROP INDEX registry.collaboration_by_name_sv;
      DROP INDEX registry.collaboration_by_name_en;
    `);
  }
}
