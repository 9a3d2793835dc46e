import { grants } from '@kontor/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateCurrency1764170000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE SCHEMA currency;

      -- What was decided, one row for each decision. None is changed: what was counted before keeps its rules.
      CREATE TABLE currency.settings (
        id uuid NOT NULL,
        version integer PRIMARY KEY CHECK (version > 0),
        valid_from date,
        currencies jsonb NOT NULL,
        policy text NOT NULL CHECK (policy IN ('SAME_DAY', 'PREVIOUS_WORKING_DAY')),
        max_age_days integer NOT NULL CHECK (max_age_days > 0),
        quarantine_percent numeric(5, 2) NOT NULL CHECK (quarantine_percent > 0),
        fetching boolean NOT NULL,
        fetch_at text NOT NULL,
        changed_by uuid,
        changed_at timestamptz NOT NULL
      );

      -- That a bank had a table of a day, and which; a correction of it is a new version.
      CREATE TABLE currency.rate_table (
        id uuid PRIMARY KEY,
        source text NOT NULL CHECK (source IN ('NBP', 'ECB')),
        rate_date date NOT NULL,
        number text NOT NULL,
        fetched_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        UNIQUE (source, rate_date)
      );

      -- "rate" units of the source's currency (by hand: of the base currency) for "per" units of another. A correction supersedes.
      CREATE TABLE currency.exchange_rate (
        id uuid PRIMARY KEY,
        source text NOT NULL CHECK (source IN ('NBP', 'ECB', 'MANUAL')),
        currency char(3) NOT NULL,
        rate_date date NOT NULL,
        rate numeric(18, 8) NOT NULL CHECK (rate > 0),
        per numeric(18, 8) NOT NULL DEFAULT 1 CHECK (per > 0),
        table_id uuid REFERENCES currency.rate_table,
        -- By hand where no bank is asked: it counts until the next one, whatever its age.
        holds boolean NOT NULL DEFAULT false,
        reason text,
        recorded_by uuid,
        recorded_at timestamptz NOT NULL,
        superseded_at timestamptz,
        CHECK ((source = 'MANUAL') = (table_id IS NULL))
      );
      CREATE UNIQUE INDEX exchange_rate_current ON currency.exchange_rate (source, currency, rate_date) WHERE superseded_at IS NULL;
      CREATE INDEX exchange_rate_currency ON currency.exchange_rate (currency, rate_date DESC) WHERE superseded_at IS NULL;
      CREATE INDEX exchange_rate_table ON currency.exchange_rate (table_id);

      -- What moved too far since the table before, until a person has looked at it.
      CREATE TABLE currency.quarantined_rate (
        id uuid PRIMARY KEY,
        table_id uuid NOT NULL REFERENCES currency.rate_table,
        source text NOT NULL,
        currency char(3) NOT NULL,
        rate_date date NOT NULL,
        rate numeric(18, 8) NOT NULL CHECK (rate > 0),
        per numeric(18, 8) NOT NULL CHECK (per > 0),
        before_date date NOT NULL,
        before_rate numeric(18, 8) NOT NULL,
        before_per numeric(18, 8) NOT NULL,
        move_percent numeric(20, 2) NOT NULL,
        quarantined_at timestamptz NOT NULL,
        decision text CHECK (decision IN ('CONFIRMED', 'REFUSED', 'WITHDRAWN')),
        decided_by uuid,
        decided_at timestamptz,
        reason text,
        version integer NOT NULL DEFAULT 1,
        CHECK ((decision IS NULL) = (decided_at IS NULL))
      );
      CREATE TRIGGER rate_table_version BEFORE UPDATE ON currency.rate_table
        FOR EACH ROW EXECUTE FUNCTION platform.refuse_version_jump();
      CREATE TRIGGER quarantined_rate_version BEFORE UPDATE ON currency.quarantined_rate
        FOR EACH ROW EXECUTE FUNCTION platform.refuse_version_jump();
      CREATE UNIQUE INDEX quarantined_rate_waiting ON currency.quarantined_rate (source, currency, rate_date) WHERE decision IS NULL;
      CREATE INDEX quarantined_rate_day ON currency.quarantined_rate (source, rate_date);

      -- How asking a bank goes.
      CREATE TABLE currency.feed (
        source text PRIMARY KEY CHECK (source IN ('NBP', 'ECB')),
        asked_at timestamptz NOT NULL,
        answered_at timestamptz,
        asked_through date,
        failing_since timestamptz,
        failures integer NOT NULL DEFAULT 0,
        problem text,
        alarmed_at timestamptz
      );

      -- Rates of a year's plan, by which figures of several years compare without the rates' own moves.
      CREATE TABLE currency.plan_rate (
        id uuid PRIMARY KEY,
        year integer NOT NULL CHECK (year BETWEEN 1990 AND 2199),
        currency char(3) NOT NULL,
        rate numeric(18, 8) NOT NULL CHECK (rate > 0),
        recorded_by uuid,
        recorded_at timestamptz NOT NULL,
        superseded_at timestamptz
      );
      CREATE UNIQUE INDEX plan_rate_current ON currency.plan_rate (year, currency) WHERE superseded_at IS NULL;

      -- The rule of look-up, worked out for every day ahead of all questions: from a day until the next row. "factor" units of
      -- the base currency for "per" units are exact, "shown" is for people. Stale and missing are rows without a factor.
      CREATE TABLE currency.rate_in_force (
        currency char(3) NOT NULL,
        from_day date NOT NULL,
        state text NOT NULL CHECK (state IN ('IN_FORCE', 'STALE', 'MISSING')),
        policy text NOT NULL,
        rate_id uuid REFERENCES currency.exchange_rate,
        rate_date date,
        source text,
        factor numeric,
        per numeric,
        shown numeric,
        PRIMARY KEY (currency, from_day),
        CHECK ((state = 'IN_FORCE') = (factor IS NOT NULL)),
        CHECK ((state = 'MISSING') = (rate_id IS NULL))
      );
      CREATE INDEX rate_in_force_rate ON currency.rate_in_force (rate_id);

      -- The rate that counts on a day. Before the first there is no row, and while one is stale its row has no rate: never 1.
      CREATE FUNCTION currency.rate_at(of_currency char, on_day date)
        RETURNS TABLE (rate numeric, valid_from date, factor numeric, per numeric)
        LANGUAGE sql STABLE PARALLEL SAFE ROWS 1
        BEGIN ATOMIC
          SELECT CASE WHEN r.factor IS NOT NULL THEN r.shown END, CASE WHEN r.factor IS NOT NULL THEN r.rate_date END, r.factor, r.per
          FROM currency.rate_in_force r
          WHERE r.currency = of_currency AND r.from_day <= on_day
          ORDER BY r.from_day DESC LIMIT 1;
        END;
      CREATE FUNCTION currency.plan_rate_at(of_currency char, of_year integer)
        RETURNS TABLE (rate numeric, valid_from date, factor numeric, per numeric)
        LANGUAGE sql STABLE PARALLEL SAFE ROWS 1
        BEGIN ATOMIC
          SELECT p.rate, make_date(p.year, 1, 1), p.rate, 1::numeric FROM currency.plan_rate p
          WHERE p.currency = of_currency AND p.year = of_year AND p.superseded_at IS NULL;
        END;
      -- An amount in the base currency, rounded once and half-up (away from zero), whatever the fraction; NULL when there
      -- is no amount or no rate for it. Whole numbers decide, because a quotient that is cut off can hide which half it is in.
      CREATE FUNCTION currency.in_base(amount numeric, currency char, factor numeric, per numeric, base char, places integer) RETURNS numeric
        LANGUAGE sql IMMUTABLE PARALLEL SAFE
        RETURN CASE
          WHEN currency = base THEN round(amount, places)
          WHEN per = 1 THEN round(amount * factor, places)
          ELSE round(sign(amount) * div(2 * abs(amount) * factor * power(10::numeric, places) + per, 2 * per) / power(10::numeric, places), places)
        END;
    `);
    await runner.query(grants('currency'));
    await runner.query(/* sql */ `
      REVOKE UPDATE, DELETE ON currency.settings, currency.exchange_rate, currency.plan_rate FROM kontor_app;
      GRANT UPDATE (superseded_at) ON currency.exchange_rate, currency.plan_rate TO kontor_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA currency CASCADE');
  }
}
