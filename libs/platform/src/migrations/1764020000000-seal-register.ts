import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SealRegister1764020000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      -- One per entry: its place in its stream's chain, and the hash over the hash before and the entry. Made by a job
      -- after the entry, so that no save waits for another; entries themselves are never touched.
      CREATE TABLE platform.register_seal (
        stream_kind text NOT NULL,
        stream_id uuid NOT NULL,
        position integer NOT NULL CHECK (position > 0),
        entry_id uuid NOT NULL UNIQUE,
        hash bytea NOT NULL CHECK (octet_length(hash) = 32),
        sealed_at timestamptz NOT NULL,
        PRIMARY KEY (stream_kind, stream_id, position)
      );
      -- Rows come in the order of time: the ends of chains since the last anchor are found without reading all of them.
      CREATE INDEX register_seal_age ON platform.register_seal USING brin (sealed_at);

      -- What was written to the file of anchors, and its hash over the anchor before.
      CREATE TABLE platform.register_anchor (
        number integer PRIMARY KEY CHECK (number > 0),
        made_at timestamptz NOT NULL,
        streams integer NOT NULL,
        hash bytea NOT NULL CHECK (octet_length(hash) = 32)
      );

      CREATE TRIGGER register_seal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON platform.register_seal
        FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_rewriting();
      CREATE TRIGGER register_anchor_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON platform.register_anchor
        FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_rewriting();
      REVOKE UPDATE, DELETE, TRUNCATE ON platform.register_seal, platform.register_anchor FROM kontor_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE platform.register_anchor, platform.register_seal');
  }
}
