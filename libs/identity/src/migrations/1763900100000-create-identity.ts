import { grants } from '@kontor/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a save of a person is: their password and the time of their last log-in change without one, so that logging in
 * never makes somebody else's edit stale.
 */
const USER_COLUMNS =
  'OF email, name, language, time_zone, colour_scheme, density, status, external_source, external_id, version';

const VERSIONED = [
  ['organisation', ''],
  ['user_account', USER_COLUMNS],
  ['team', ''],
  ['role', ''],
] as const;

/** Everything that the rights of a request are made of, and what happens to it that matters to people who are there. */
const DECIDES_RIGHTS = [
  ['organisation', 'UPDATE OF base_currency, time_zone'],
  ['user_account', 'UPDATE OF name, status OR DELETE'],
  ['user_role', 'INSERT OR UPDATE OR DELETE'],
  ['role', 'UPDATE OF key, permissions, scopes OR DELETE'],
  ['team', 'INSERT OR UPDATE OF parent_id, leader_id OR DELETE'],
  ['team_membership', 'INSERT OR UPDATE OR DELETE'],
] as const;

export class CreateIdentity1763900100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE SCHEMA identity;

      CREATE TABLE identity.organisation (
        id uuid PRIMARY KEY,
        only_one boolean NOT NULL DEFAULT true UNIQUE CHECK (only_one),
        name text NOT NULL,
        tax_id text,
        base_currency char(3) NOT NULL DEFAULT 'PLN',
        time_zone text NOT NULL DEFAULT 'Europe/Warsaw',
        default_language text NOT NULL DEFAULT 'pl' CHECK (default_language IN ('pl', 'en')),
        is_demo boolean NOT NULL DEFAULT false,
        set_up_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1
      );

      CREATE TABLE identity.user_account (
        id uuid PRIMARY KEY,
        email text,
        name text NOT NULL,
        language text NOT NULL DEFAULT 'pl' CHECK (language IN ('pl', 'en')),
        time_zone text NOT NULL DEFAULT 'Europe/Warsaw',
        colour_scheme text NOT NULL DEFAULT 'AUTO' CHECK (colour_scheme IN ('AUTO', 'LIGHT', 'DARK')),
        density text NOT NULL DEFAULT 'NORMAL' CHECK (density IN ('NORMAL', 'COMPACT')),
        password_hash text,
        status text NOT NULL CHECK (status IN ('INVITED', 'ACTIVE', 'DISABLED')),
        external_source text,
        external_id text,
        created_at timestamptz NOT NULL,
        last_login_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        -- People whom only a file names have no address; they cannot log in until they get one.
        CHECK (status <> 'ACTIVE' OR email IS NOT NULL)
      );
      CREATE UNIQUE INDEX user_account_email ON identity.user_account (lower(email));
      CREATE UNIQUE INDEX user_account_external ON identity.user_account (external_source, external_id) WHERE external_id IS NOT NULL;

      CREATE TABLE identity.team (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        parent_id uuid REFERENCES identity.team,
        leader_id uuid REFERENCES identity.user_account,
        version integer NOT NULL DEFAULT 1
      );

      CREATE INDEX team_parent ON identity.team (parent_id);
      CREATE INDEX team_leader ON identity.team (leader_id);

      -- Dated: credit of a past period stays with the team of that time. A person is in at most one team a day.
      CREATE TABLE identity.team_membership (
        id uuid PRIMARY KEY,
        team_id uuid NOT NULL REFERENCES identity.team,
        user_id uuid NOT NULL REFERENCES identity.user_account,
        valid_from date NOT NULL,
        valid_to date CHECK (valid_to > valid_from),
        EXCLUDE USING gist (user_id WITH =, daterange(valid_from, valid_to) WITH &&)
      );
      CREATE INDEX team_membership_of_team ON identity.team_membership (team_id);

      CREATE TABLE identity.role (
        id uuid PRIMARY KEY,
        key text NOT NULL UNIQUE,
        name jsonb NOT NULL,
        permissions text[] NOT NULL,
        scopes jsonb NOT NULL,
        built_in boolean NOT NULL DEFAULT false,
        version integer NOT NULL DEFAULT 1
      );
      CREATE TABLE identity.user_role (
        user_id uuid NOT NULL REFERENCES identity.user_account ON DELETE CASCADE,
        role_id uuid NOT NULL REFERENCES identity.role,
        PRIMARY KEY (user_id, role_id)
      );
      CREATE INDEX user_role_of_role ON identity.user_role (role_id);

      CREATE TABLE identity.session (
        id uuid PRIMARY KEY,
        token_hash bytea NOT NULL UNIQUE,
        user_id uuid NOT NULL REFERENCES identity.user_account ON DELETE CASCADE,
        created_at timestamptz NOT NULL,
        last_seen_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        ended_at timestamptz,
        user_agent text,
        address text
      );
      CREATE INDEX session_of_user ON identity.session (user_id, created_at DESC);
      CREATE INDEX session_expiry ON identity.session (expires_at);

      CREATE TABLE identity.single_use_link (
        token_hash bytea PRIMARY KEY,
        purpose text NOT NULL CHECK (purpose IN ('INVITATION', 'PASSWORD_RESET', 'SET_UP')),
        user_id uuid REFERENCES identity.user_account ON DELETE CASCADE,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        used_at timestamptz
      );
      CREATE INDEX single_use_link_of_user ON identity.single_use_link (user_id);

      CREATE TABLE identity.api_key (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        prefix text NOT NULL UNIQUE,
        secret_hash bytea NOT NULL,
        user_id uuid NOT NULL REFERENCES identity.user_account,
        scopes text[] NOT NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz,
        last_used_at timestamptz,
        revoked_at timestamptz,
        replaced_by uuid REFERENCES identity.api_key
      );
      CREATE INDEX api_key_of_user ON identity.api_key (user_id);

      CREATE TABLE identity.login_throttle (
        key text PRIMARY KEY,
        failures integer NOT NULL,
        last_failure_at timestamptz NOT NULL,
        blocked_until timestamptz
      );

      CREATE TABLE identity.security_event (
        id uuid PRIMARY KEY,
        kind text NOT NULL,
        user_id uuid REFERENCES identity.user_account,
        at timestamptz NOT NULL,
        address text,
        detail jsonb NOT NULL DEFAULT '{}'
      );
      CREATE INDEX security_event_at ON identity.security_event (at DESC, id DESC);
      CREATE TRIGGER security_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON identity.security_event
        FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_rewriting();
    `);
    await runner.query(/* sql */ `
      -- One number that grows with every transaction that changes what somebody may do. A request reads it with its
      -- session, so that a process may remember people's rights and still forget them with the very next request.
      CREATE TABLE identity.rights_version (
        only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
        version bigint NOT NULL,
        changed_by xid8 NOT NULL
      );
      INSERT INTO identity.rights_version (version, changed_by) VALUES (1, pg_current_xact_id());
      CREATE FUNCTION identity.note_rights_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE identity.rights_version SET version = version + 1, changed_by = pg_current_xact_id()
          WHERE changed_by <> pg_current_xact_id();
        RETURN NULL;
      END $$;
    `);
    for (const [table, events] of DECIDES_RIGHTS) {
      // Deferred to COMMIT, where the one row is locked last and shortly: two changes at once cannot deadlock over it.
      await runner.query(`
        CREATE CONSTRAINT TRIGGER ${table}_decides_rights AFTER ${events} ON identity.${table}
          DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION identity.note_rights_change()`);
    }
    for (const [table, columns] of VERSIONED) {
      await runner.query(
        `CREATE TRIGGER ${table}_version BEFORE UPDATE ${columns} ON identity.${table} FOR EACH ROW EXECUTE FUNCTION platform.refuse_version_jump()`,
      );
    }
    await runner.query(grants('identity'));
    await runner.query(/* sql */ `
      REVOKE UPDATE, DELETE, TRUNCATE ON identity.security_event FROM kontor_app;
      REVOKE SELECT ON identity.session, identity.single_use_link, identity.api_key, identity.user_account FROM kontor_reporter;
      GRANT SELECT (id, name, email, status, created_at) ON identity.user_account TO kontor_reporter;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA identity CASCADE');
  }
}
