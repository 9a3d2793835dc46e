import { grants } from '@kontor/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSales1763900300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE SCHEMA sales;

      CREATE TABLE sales.process (
        id uuid PRIMARY KEY,
        key text NOT NULL UNIQUE,
        name jsonb NOT NULL,
        active boolean NOT NULL DEFAULT true,
        version integer NOT NULL DEFAULT 1
      );
      CREATE TABLE sales.process_version (
        id uuid PRIMARY KEY,
        process_id uuid NOT NULL REFERENCES sales.process,
        number integer NOT NULL,
        published_at timestamptz,
        UNIQUE (process_id, number)
      );
      CREATE TABLE sales.stage (
        id uuid PRIMARY KEY,
        process_version_id uuid NOT NULL REFERENCES sales.process_version,
        position integer NOT NULL,
        key text NOT NULL,
        name jsonb NOT NULL,
        meaning text NOT NULL CHECK (meaning IN ('OPEN', 'WON', 'LOST')),
        probability numeric(5, 4) NOT NULL CHECK (probability BETWEEN 0 AND 1),
        expected_days integer CHECK (expected_days > 0),
        guidance jsonb NOT NULL DEFAULT '{}',
        exit_criteria jsonb NOT NULL DEFAULT '[]',
        UNIQUE (process_version_id, position),
        UNIQUE (process_version_id, key)
      );

      CREATE TABLE sales.dimension (
        id uuid PRIMARY KEY,
        key text NOT NULL UNIQUE,
        name jsonb NOT NULL,
        position integer NOT NULL
      );
      CREATE TABLE sales.dimension_value (
        id uuid PRIMARY KEY,
        dimension_id uuid NOT NULL REFERENCES sales.dimension,
        key text NOT NULL,
        name jsonb NOT NULL,
        position integer NOT NULL,
        active boolean NOT NULL DEFAULT true,
        UNIQUE (dimension_id, key)
      );

      CREATE TABLE sales.pick_list_value (
        id uuid PRIMARY KEY,
        list text NOT NULL CHECK (list IN ('LOST_REASON', 'SOURCE', 'COMPETITOR')),
        name jsonb NOT NULL,
        position integer NOT NULL,
        active boolean NOT NULL DEFAULT true
      );
      CREATE UNIQUE INDEX pick_list_value_name ON sales.pick_list_value (list, (name ->> 'en'));

      -- Base currency units per one unit, kept by hand. A correction supersedes, nothing is overwritten.
      CREATE TABLE sales.exchange_rate (
        id uuid PRIMARY KEY,
        currency char(3) NOT NULL,
        rate numeric(18, 8) NOT NULL CHECK (rate > 0),
        valid_from date NOT NULL,
        recorded_by uuid,
        recorded_at timestamptz NOT NULL,
        superseded_at timestamptz
      );
      CREATE UNIQUE INDEX exchange_rate_current ON sales.exchange_rate (currency, valid_from) WHERE superseded_at IS NULL;

      -- The rate in force on a day: the latest that was valid by then. None gives no row, so that nobody mistakes it for 1.
      CREATE FUNCTION sales.rate_at(of_currency char, on_day date) RETURNS TABLE (rate numeric, valid_from date)
        LANGUAGE sql STABLE PARALLEL SAFE ROWS 1
        BEGIN ATOMIC
          SELECT r.rate, r.valid_from FROM sales.exchange_rate r
          WHERE r.currency = of_currency AND r.valid_from <= on_day AND r.superseded_at IS NULL
          ORDER BY r.valid_from DESC LIMIT 1;
        END;
      -- An amount in the base currency, rounded once and half-up; NULL when there is no amount or no rate for it.
      CREATE FUNCTION sales.in_base(amount numeric, currency char, rate numeric, base char, places integer) RETURNS numeric
        LANGUAGE sql IMMUTABLE PARALLEL SAFE
        RETURN round(CASE WHEN currency = base THEN amount ELSE amount * rate END, places);

      -- Whether a sale has, in each dimension that is asked for ({dimension: [values]}), one of the values asked for.
      CREATE FUNCTION sales.is_classified(classification jsonb, wanted jsonb) RETURNS boolean
        LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
        RETURN NOT EXISTS (SELECT FROM jsonb_each(wanted) w WHERE NOT coalesce(w.value ? (classification ->> w.key), false));

      CREATE SEQUENCE sales.opportunity_number;

      CREATE TABLE sales.opportunity (
        id uuid PRIMARY KEY,
        number text NOT NULL UNIQUE,
        title text NOT NULL,
        -- As people search and sort it; kept, because folding a million titles takes seconds.
        title_folded text NOT NULL GENERATED ALWAYS AS (platform.folded(title)) STORED,
        customer_id uuid REFERENCES customers.customer,
        owner_id uuid REFERENCES identity.user_account,
        team_id uuid REFERENCES identity.team,
        process_version_id uuid NOT NULL REFERENCES sales.process_version,
        stage_id uuid NOT NULL REFERENCES sales.stage,
        meaning text NOT NULL CHECK (meaning IN ('OPEN', 'WON', 'LOST')),
        stage_entered_at timestamptz NOT NULL,
        amount numeric(20, 4),
        currency char(3) NOT NULL,
        expected_close_date date,
        close_date_pushes integer NOT NULL DEFAULT 0,
        opened_on date NOT NULL,
        closed_on date,
        region_id uuid REFERENCES customers.region,
        market_id uuid REFERENCES customers.market,
        source_id uuid REFERENCES sales.pick_list_value,
        competitor_id uuid REFERENCES sales.pick_list_value,
        lost_reason_id uuid REFERENCES sales.pick_list_value,
        lost_note text,
        next_step text,
        description text,
        classification jsonb NOT NULL DEFAULT '{}',
        external_source text,
        external_id text,
        created_at timestamptz NOT NULL,
        created_by uuid,
        updated_at timestamptz NOT NULL,
        deleted_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        CHECK ((meaning = 'OPEN') = (closed_on IS NULL)),
        CHECK (meaning <> 'LOST' OR lost_reason_id IS NOT NULL)
      );
      CREATE UNIQUE INDEX opportunity_external ON sales.opportunity (external_source, external_id) WHERE external_id IS NOT NULL;
      CREATE INDEX opportunity_updated ON sales.opportunity (updated_at DESC, id DESC) WHERE deleted_at IS NULL;
      CREATE INDEX opportunity_team_updated ON sales.opportunity (team_id, updated_at DESC, id DESC) WHERE deleted_at IS NULL;
      CREATE INDEX opportunity_owner_updated ON sales.opportunity (owner_id, updated_at DESC, id DESC) WHERE deleted_at IS NULL;
      -- The open ones are few and asked for most.
      CREATE INDEX opportunity_open_updated ON sales.opportunity (updated_at DESC, id DESC) WHERE deleted_at IS NULL AND meaning = 'OPEN';
      CREATE INDEX opportunity_open_team ON sales.opportunity (team_id, updated_at DESC, id DESC) WHERE deleted_at IS NULL AND meaning = 'OPEN';
      CREATE INDEX opportunity_open_owner ON sales.opportunity (owner_id, updated_at, id) WHERE deleted_at IS NULL AND meaning = 'OPEN';
      CREATE INDEX opportunity_owner_closed ON sales.opportunity (owner_id, closed_on DESC) WHERE deleted_at IS NULL AND closed_on IS NOT NULL;
      CREATE INDEX opportunity_close_date ON sales.opportunity (coalesce(expected_close_date, 'infinity'::date), id) WHERE deleted_at IS NULL;
      CREATE INDEX opportunity_customer ON sales.opportunity (customer_id, updated_at DESC, id DESC) WHERE deleted_at IS NULL;
      CREATE INDEX opportunity_stage ON sales.opportunity (stage_id, updated_at DESC, id DESC) WHERE deleted_at IS NULL;
      CREATE INDEX opportunity_title_search ON sales.opportunity USING gin (title_folded gin_trgm_ops) WHERE deleted_at IS NULL;
      CREATE INDEX opportunity_number_search ON sales.opportunity USING gin (number gin_trgm_ops) WHERE deleted_at IS NULL;

      CREATE TABLE sales.opportunity_contact (
        opportunity_id uuid NOT NULL REFERENCES sales.opportunity ON DELETE CASCADE,
        contact_id uuid NOT NULL REFERENCES customers.contact,
        role text NOT NULL CHECK (role IN ('DECIDES', 'INFLUENCES', 'USES', 'BUYS', 'OTHER')),
        PRIMARY KEY (opportunity_id, contact_id)
      );

      CREATE TABLE sales.split (
        opportunity_id uuid NOT NULL REFERENCES sales.opportunity ON DELETE CASCADE,
        user_id uuid NOT NULL REFERENCES identity.user_account,
        share numeric(5, 2) NOT NULL CHECK (share > 0 AND share <= 100),
        PRIMARY KEY (opportunity_id, user_id)
      );
      CREATE INDEX split_user ON sales.split (user_id);
      CREATE FUNCTION sales.refuse_partial_split() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE total numeric; sale uuid := coalesce(NEW.opportunity_id, OLD.opportunity_id);
      BEGIN
        SELECT sum(share) INTO total FROM sales.split WHERE opportunity_id = sale;
        IF total IS NOT NULL AND total <> 100 THEN
          RAISE EXCEPTION 'splits of % sum to %, not 100', sale, total USING ERRCODE = 'KV003';
        END IF;
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER split_sums_to_100 AFTER INSERT OR UPDATE OR DELETE ON sales.split
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION sales.refuse_partial_split();

      CREATE TABLE sales.stage_event (
        id uuid PRIMARY KEY,
        opportunity_id uuid NOT NULL REFERENCES sales.opportunity ON DELETE CASCADE,
        from_stage_id uuid REFERENCES sales.stage,
        to_stage_id uuid NOT NULL REFERENCES sales.stage,
        occurred_at timestamptz NOT NULL,
        recorded_at timestamptz NOT NULL,
        actor_id uuid,
        reason text
      );
      CREATE INDEX stage_event_opportunity ON sales.stage_event (opportunity_id, occurred_at, id);
      CREATE INDEX stage_event_recorded ON sales.stage_event (recorded_at DESC);
      CREATE TRIGGER stage_event_append_only BEFORE UPDATE OR DELETE ON sales.stage_event
        FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_rewriting();

      CREATE TABLE sales.activity (
        id uuid PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('CALL', 'MEETING', 'EMAIL', 'VISIT', 'TASK', 'NOTE')),
        subject text NOT NULL,
        body text,
        opportunity_id uuid REFERENCES sales.opportunity,
        customer_id uuid REFERENCES customers.customer,
        contact_id uuid REFERENCES customers.contact,
        owner_id uuid NOT NULL REFERENCES identity.user_account,
        team_id uuid REFERENCES identity.team,
        due_at timestamptz,
        all_day boolean NOT NULL DEFAULT false,
        duration_minutes integer CHECK (duration_minutes BETWEEN 1 AND 1440),
        done_at timestamptz,
        outcome text,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        deleted_at timestamptz,
        version integer NOT NULL DEFAULT 1
      );
      CREATE INDEX activity_opportunity ON sales.activity (opportunity_id, due_at) WHERE deleted_at IS NULL;
      CREATE INDEX activity_next ON sales.activity (opportunity_id, due_at) WHERE deleted_at IS NULL AND done_at IS NULL AND due_at IS NOT NULL;
      CREATE INDEX activity_customer ON sales.activity (customer_id, due_at) WHERE deleted_at IS NULL;
      CREATE INDEX activity_owner_due ON sales.activity (owner_id, due_at, id) WHERE deleted_at IS NULL AND done_at IS NULL;
      CREATE INDEX activity_team_due ON sales.activity (team_id, due_at, id) WHERE deleted_at IS NULL AND done_at IS NULL;
      CREATE INDEX activity_due ON sales.activity (due_at, id) WHERE deleted_at IS NULL AND done_at IS NULL;
      CREATE INDEX activity_done ON sales.activity (done_at DESC, id DESC) WHERE deleted_at IS NULL AND done_at IS NOT NULL;
      CREATE INDEX activity_owner_latest ON sales.activity (owner_id, (coalesce(done_at, due_at, created_at)) DESC, id DESC) WHERE deleted_at IS NULL;
      CREATE INDEX activity_latest ON sales.activity ((coalesce(done_at, due_at, created_at)) DESC, id DESC) WHERE deleted_at IS NULL;
      CREATE INDEX activity_subject_search ON sales.activity USING gin (platform.folded(subject) gin_trgm_ops) WHERE deleted_at IS NULL;
      CREATE INDEX activity_owner_done ON sales.activity (owner_id, done_at DESC, id DESC) WHERE deleted_at IS NULL AND done_at IS NOT NULL;

      -- What was believed on a day: one row per sale that was open at its end. History cannot be made later.
      CREATE TABLE sales.pipeline_snapshot (
        snapshot_date date NOT NULL,
        opportunity_id uuid NOT NULL,
        process_version_id uuid NOT NULL,
        stage_id uuid NOT NULL,
        owner_id uuid,
        team_id uuid,
        amount numeric(20, 4),
        currency char(3) NOT NULL,
        probability numeric(5, 4) NOT NULL,
        expected_close_date date,
        PRIMARY KEY (snapshot_date, opportunity_id)
      ) PARTITION BY RANGE (snapshot_date);

      -- The application may not make tables; this makes the one that it needs, a month at a time.
      CREATE FUNCTION sales.ensure_snapshot_month(of_day date) RETURNS void
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE month date := date_trunc('month', of_day);
      BEGIN
        PERFORM pg_advisory_xact_lock(hashtextextended('sales.ensure_snapshot_month', 0));
        EXECUTE format('CREATE TABLE IF NOT EXISTS sales.%I PARTITION OF sales.pipeline_snapshot FOR VALUES FROM (%L) TO (%L)',
          'pipeline_snapshot_' || to_char(month, 'YYYY_MM'), month, month + interval '1 month');
      END $$;
    `);
    for (const table of ['process', 'opportunity', 'activity'] as const) {
      await runner.query(
        `CREATE TRIGGER ${table}_version BEFORE UPDATE ON sales.${table} FOR EACH ROW EXECUTE FUNCTION platform.refuse_version_jump()`,
      );
    }
    await runner.query(grants('sales'));
    await runner.query(/* sql */ `
      REVOKE UPDATE, DELETE ON sales.stage_event, sales.pipeline_snapshot FROM kontor_app;
      REVOKE EXECUTE ON FUNCTION sales.ensure_snapshot_month FROM PUBLIC, kontor_reporter;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA sales CASCADE');
  }
}
