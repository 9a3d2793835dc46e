import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddCalendarLinks1764030100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      -- Whoever holds the address reads the calendar of one person, without logging in: only its hash is kept.
      CREATE TABLE identity.calendar_link (
        user_id uuid PRIMARY KEY REFERENCES identity.user_account ON DELETE CASCADE,
        id uuid NOT NULL UNIQUE,
        token_hash bytea NOT NULL UNIQUE,
        created_at timestamptz NOT NULL
      );
      REVOKE SELECT ON identity.calendar_link FROM kontor_reporter;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE identity.calendar_link');
  }
}
