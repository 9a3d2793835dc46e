import type { MigrationInterface, QueryRunner } from 'typeorm';

export class KeepPersonalValues1763930600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      -- What the register says of a person: an entry holds the id of a value and a salted digest, the value is here. When
      -- somebody is erased their values go, and what is left in the register cannot be led back to them.
      CREATE TABLE platform.personal_value (
        id uuid PRIMARY KEY,
        subject_id uuid NOT NULL,
        salt text NOT NULL,
        value jsonb NOT NULL
      );
      CREATE INDEX personal_value_subject ON platform.personal_value (subject_id);
      REVOKE UPDATE, TRUNCATE ON platform.personal_value FROM kontor_app;
      REVOKE ALL ON platform.personal_value FROM kontor_reporter;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE platform.personal_value');
  }
}
