import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePlatform1763900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      DO $$ BEGIN
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'kontor_app') THEN CREATE ROLE kontor_app NOLOGIN; END IF;
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'kontor_reporter') THEN CREATE ROLE kontor_reporter NOLOGIN; END IF;
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;

      CREATE EXTENSION IF NOT EXISTS pg_trgm;
      CREATE EXTENSION IF NOT EXISTS unaccent;
      CREATE EXTENSION IF NOT EXISTS btree_gist;

      CREATE SCHEMA platform;

      -- Text as people search for it: lower case, letters without their marks (also the Polish ł, which has no decomposition).
      CREATE FUNCTION platform.folded(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
        RETURN lower(public.unaccent('public.unaccent'::regdictionary, translate($1, 'łŁ', 'lL')));

      -- A version grows by one on every update, whoever writes and by whatever means.
      CREATE FUNCTION platform.refuse_version_jump() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.version IS DISTINCT FROM OLD.version + 1 THEN
          RAISE EXCEPTION 'version of % % must grow by one, from % to %, not to %', TG_TABLE_NAME, OLD.id, OLD.version, OLD.version + 1, NEW.version
            USING ERRCODE = 'KV001';
        END IF;
        RETURN NEW;
      END $$;

      -- consumer: the only one that is to have it (a replay); else whoever subscribes. awaiting: who has it still to handle.
      CREATE TABLE platform.outbox (
        id uuid PRIMARY KEY,
        type text NOT NULL,
        payload jsonb NOT NULL,
        consumer text,
        created_at timestamptz NOT NULL,
        relayed_at timestamptz,
        awaiting text[] NOT NULL DEFAULT '{}',
        settled_at timestamptz
      );
      CREATE INDEX outbox_waiting ON platform.outbox (id) WHERE relayed_at IS NULL;
      CREATE INDEX outbox_unsettled ON platform.outbox (relayed_at) WHERE settled_at IS NULL;

      CREATE TABLE platform.inbox (
        consumer text NOT NULL,
        message_id uuid NOT NULL,
        handled_at timestamptz NOT NULL,
        PRIMARY KEY (consumer, message_id)
      );

      -- Where a long job has come to. Only the run that is named here may go on: one that was thought dead finds itself replaced.
      CREATE TABLE platform.job_state (
        consumer text NOT NULL,
        message_id uuid NOT NULL,
        run uuid NOT NULL,
        checkpoint jsonb,
        saved_at timestamptz NOT NULL,
        PRIMARY KEY (consumer, message_id)
      );

      CREATE TABLE platform.job_run (
        name text NOT NULL,
        period text NOT NULL,
        started_at timestamptz NOT NULL,
        finished_at timestamptz,
        outcome jsonb,
        PRIMARY KEY (name, period)
      );

      CREATE TABLE platform.dead_letter (
        id uuid PRIMARY KEY,
        queue text NOT NULL,
        job_name text NOT NULL,
        payload jsonb NOT NULL,
        message_id uuid,
        attempts integer NOT NULL,
        error text NOT NULL,
        failed_at timestamptz NOT NULL,
        replayed_at timestamptz
      );
      CREATE INDEX dead_letter_waiting ON platform.dead_letter (failed_at DESC, id DESC) WHERE replayed_at IS NULL;

      CREATE TABLE platform.idempotency (
        actor_key text NOT NULL,
        key text NOT NULL,
        body_hash text NOT NULL,
        answer jsonb NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (actor_key, key)
      );
      CREATE INDEX idempotency_age ON platform.idempotency (created_at);

      CREATE TABLE platform.register_entry (
        id uuid PRIMARY KEY,
        stream_kind text NOT NULL,
        stream_id uuid NOT NULL,
        subject_kind text NOT NULL,
        subject_id uuid NOT NULL,
        subject_version integer NOT NULL,
        action text NOT NULL,
        changes jsonb NOT NULL,
        reason text,
        actor_id uuid,
        actor_name text NOT NULL,
        channel text NOT NULL,
        occurred_at timestamptz NOT NULL,
        recorded_at timestamptz NOT NULL
      );
      CREATE INDEX register_entry_stream ON platform.register_entry (stream_id, id DESC);
      CREATE INDEX register_entry_subject ON platform.register_entry (subject_id, subject_version DESC);
      CREATE FUNCTION platform.refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'KV002'; END $$;
      CREATE TRIGGER register_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON platform.register_entry
        FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_rewriting();
    `);
    await runner.query(grants('platform'));
    await runner.query(/* sql */ `
      REVOKE UPDATE, DELETE, TRUNCATE ON platform.register_entry FROM kontor_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA platform CASCADE');
  }
}

/** What each database role may do in a context's schema: the app works with rows, the reporter reads them, neither owns anything. */
export const grants = (schema: string): string => /* sql */ `
  GRANT USAGE ON SCHEMA ${schema} TO kontor_app, kontor_reporter;
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO kontor_app;
  GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${schema} TO kontor_app;
  GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${schema} TO kontor_app, kontor_reporter;
  GRANT SELECT ON ALL TABLES IN SCHEMA ${schema} TO kontor_reporter;
  ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO kontor_app;
  ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT USAGE, SELECT ON SEQUENCES TO kontor_app;
  ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT SELECT ON TABLES TO kontor_reporter;
`;
