import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RememberHeaders1764110000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      -- How a file with these columns was read the last time, by each person; header_hash stands for the columns.
      CREATE TABLE integrations.import_header_memory (
        kind text NOT NULL,
        header_hash bytea NOT NULL,
        remembered_by uuid NOT NULL REFERENCES identity.user_account,
        remembered_at timestamptz NOT NULL,
        source_name text NOT NULL,
        mapping jsonb NOT NULL,
        decimal_comma boolean NOT NULL,
        date_order text NOT NULL CHECK (date_order IN ('YMD', 'DMY', 'MDY')),
        PRIMARY KEY (kind, header_hash, remembered_by)
      );
      ALTER TABLE integrations.import ADD COLUMN mapping_known boolean NOT NULL DEFAULT false;
      UPDATE integrations.import SET dialect = dialect || '{"titleRows": 0}', version = version + 1;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      ALTER TABLE integrations.import DROP COLUMN mapping_known;
      DROP TABLE integrations.import_header_memory;
    `);
  }
}
