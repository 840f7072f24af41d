import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An organisation is invited to be the applicant or the coordinator of a plan, or the secretariat of a body. */
export class InvitationsToPlansAndBodies1795910400100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE identity.invitation
        DROP CONSTRAINT invitation_to_kind,
        DROP CONSTRAINT invitation_roles,
        ADD CONSTRAINT invitation_to_kind CHECK (to_kind IN ('alliance', 'proposal', 'plan', 'body')),
        ADD CONSTRAINT invitation_roles CHECK (roles <@ '{proposer,member,owner,applicant,coordinator,secretariat}' AND roles <> '{}');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE identity.invitation
        DROP CONSTRAINT invitation_to_kind,
        DROP CONSTRAINT invitation_roles,
        ADD CONSTRAINT invitation_to_kind CHECK (to_kind IN ('alliance', 'proposal')),
        ADD CONSTRAINT invitation_roles CHECK (roles <@ '{proposer,member,owner}' AND roles <> '{}');
    `);
  }
}
