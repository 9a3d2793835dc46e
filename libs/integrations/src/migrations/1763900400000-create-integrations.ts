import { grants } from '@kontor/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateIntegrations1763900400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE SCHEMA integrations;

      CREATE TABLE integrations.import (
        id uuid PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('OPPORTUNITY', 'CUSTOMER', 'PERSON')),
        source_name text NOT NULL,
        file_name text NOT NULL,
        file_key text NOT NULL,
        file_size bigint NOT NULL,
        file_sha256 text NOT NULL,
        dialect jsonb NOT NULL,
        column_names text[] NOT NULL,
        preview jsonb NOT NULL DEFAULT '[]',
        mapping jsonb NOT NULL DEFAULT '{}',
        value_mapping jsonb NOT NULL DEFAULT '{}',
        unknown_values jsonb NOT NULL DEFAULT '[]',
        status text NOT NULL CHECK (status IN ('UPLOADED', 'CHECKING', 'CHECKED', 'RUNNING', 'CANCELLING', 'CANCELLED', 'DONE', 'FAILED')),
        rows_total integer,
        rows_read integer NOT NULL DEFAULT 0,
        rows_created integer NOT NULL DEFAULT 0,
        rows_changed integer NOT NULL DEFAULT 0,
        rows_unchanged integer NOT NULL DEFAULT 0,
        rows_refused integer NOT NULL DEFAULT 0,
        failure text,
        requested_by uuid NOT NULL REFERENCES identity.user_account,
        created_at timestamptz NOT NULL,
        started_at timestamptz,
        finished_at timestamptz,
        version integer NOT NULL DEFAULT 1
      );
      CREATE INDEX import_created ON integrations.import (created_at DESC, id DESC);

      CREATE TABLE integrations.import_refused_row (
        import_id uuid NOT NULL REFERENCES integrations.import ON DELETE CASCADE,
        row_number integer NOT NULL,
        column_name text,
        code text NOT NULL,
        message text NOT NULL,
        cells text[] NOT NULL,
        PRIMARY KEY (import_id, row_number)
      );

      -- What a value of a file means, remembered for the next file of the same source.
      CREATE TABLE integrations.import_value_memory (
        kind text NOT NULL,
        source_name text NOT NULL,
        field text NOT NULL,
        source_value text NOT NULL,
        target text,
        PRIMARY KEY (kind, source_name, field, source_value)
      );
      CREATE TABLE integrations.import_mapping_memory (
        kind text NOT NULL,
        source_name text NOT NULL,
        mapping jsonb NOT NULL,
        PRIMARY KEY (kind, source_name)
      );
    `);
    await runner.query(
      'CREATE TRIGGER import_version BEFORE UPDATE ON integrations.import FOR EACH ROW EXECUTE FUNCTION platform.refuse_version_jump()',
    );
    await runner.query(grants('integrations'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA integrations CASCADE');
  }
}
