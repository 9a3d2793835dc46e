import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddProcessFigures1763950000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(THRESHOLDS);
    await runner.query(JUDGED_EVENTS);
    await runner.query(FIGURES);
    await runner.query(COUNTING);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      DROP TRIGGER opportunity_uncounted_new ON sales.opportunity;
      DROP TRIGGER opportunity_uncounted_changed ON sales.opportunity;
      DROP TRIGGER stage_event_uncounted ON sales.stage_event;
      DROP FUNCTION sales.mark_sale_uncounted, sales.mark_moved_uncounted, sales.path_of, sales.stages_reaching;
      DROP TABLE sales.process_tally, sales.sale_figure, sales.uncounted_sale;
      DROP TRIGGER stage_event_judged ON sales.stage_event;
      DROP FUNCTION sales.judge_stage_event, sales.judged_step;
      ALTER TABLE sales.stage_event DROP COLUMN skipped_stages, DROP COLUMN is_back, DROP COLUMN backdated_days;
      DROP INDEX sales.activity_next, sales.opportunity_health, sales.opportunity_pushed;
      CREATE INDEX activity_next ON sales.activity (opportunity_id, due_at) WHERE deleted_at IS NULL AND done_at IS NULL AND due_at IS NOT NULL;
      ALTER TABLE sales.process DROP COLUMN stalled_after_days, DROP COLUMN close_date_passed_after_days,
        DROP COLUMN no_activity_after_days, DROP COLUMN overdue_after_days, DROP COLUMN pushes_from,
        DROP COLUMN skipped_from, DROP COLUMN steps_back_from, DROP COLUMN backdated_from_days;
    `);
  }
}

/** From when on an organisation calls a sale of a process unwell. The defaults are those of `DEFAULT_THRESHOLDS`. */
const THRESHOLDS = /* sql */ `
  ALTER TABLE sales.process
    ADD COLUMN stalled_after_days integer NOT NULL DEFAULT 0 CHECK (stalled_after_days BETWEEN 0 AND 365),
    ADD COLUMN close_date_passed_after_days integer NOT NULL DEFAULT 0 CHECK (close_date_passed_after_days BETWEEN 0 AND 365),
    ADD COLUMN no_activity_after_days integer NOT NULL DEFAULT 0 CHECK (no_activity_after_days BETWEEN 0 AND 365),
    ADD COLUMN overdue_after_days integer NOT NULL DEFAULT 0 CHECK (overdue_after_days BETWEEN 0 AND 365),
    ADD COLUMN pushes_from integer NOT NULL DEFAULT 2 CHECK (pushes_from BETWEEN 1 AND 50),
    ADD COLUMN skipped_from integer NOT NULL DEFAULT 1 CHECK (skipped_from BETWEEN 1 AND 50),
    ADD COLUMN steps_back_from integer NOT NULL DEFAULT 1 CHECK (steps_back_from BETWEEN 1 AND 50),
    ADD COLUMN backdated_from_days integer NOT NULL DEFAULT 3 CHECK (backdated_from_days BETWEEN 1 AND 365);
  CREATE INDEX opportunity_pushed ON sales.opportunity (updated_at DESC, id DESC)
    WHERE deleted_at IS NULL AND meaning = 'OPEN' AND close_date_pushes > 0;
  -- All that health asks of the open sales and of what is planned for them, without a look at the tables.
  CREATE INDEX opportunity_health ON sales.opportunity (id)
    INCLUDE (owner_id, team_id, process_version_id, stage_id, stage_entered_at, expected_close_date, close_date_pushes)
    WHERE deleted_at IS NULL AND meaning = 'OPEN';
  DROP INDEX sales.activity_next;
  CREATE INDEX activity_next ON sales.activity (opportunity_id, due_at) INCLUDE (all_day)
    WHERE deleted_at IS NULL AND done_at IS NULL AND due_at IS NOT NULL;`;

/** What a move left out, whether it went back, and how late it was written down, told once when it is written. */
const JUDGED_EVENTS = /* sql */ `
  CREATE FUNCTION sales.judged_step(from_stage uuid, to_stage uuid) RETURNS TABLE (skipped_stages integer, is_back boolean)
    LANGUAGE sql STABLE PARALLEL SAFE ROWS 1
    BEGIN ATOMIC
      SELECT CASE WHEN f.meaning = 'OPEN' AND t.meaning <> 'LOST' THEN (
          SELECT count(*)::int FROM sales.stage s WHERE s.process_version_id = f.process_version_id AND s.meaning = 'OPEN'
            AND s.position > f.position AND s.position < t.position) ELSE 0 END,
        t.meaning = 'OPEN' AND (f.meaning <> 'OPEN' OR t.position < f.position)
      FROM sales.stage f, sales.stage t WHERE f.id = from_stage AND t.id = to_stage;
    END;

  ALTER TABLE sales.stage_event
    ADD COLUMN skipped_stages integer NOT NULL DEFAULT 0,
    ADD COLUMN is_back boolean NOT NULL DEFAULT false,
    ADD COLUMN backdated_days integer NOT NULL DEFAULT 0;
  ALTER TABLE sales.stage_event DISABLE TRIGGER stage_event_append_only;
  UPDATE sales.stage_event e SET skipped_stages = j.skipped_stages, is_back = j.is_back,
      backdated_days = greatest(0, floor(extract(epoch FROM e.recorded_at - e.occurred_at) / 86400))
    FROM sales.stage_event x CROSS JOIN LATERAL sales.judged_step(x.from_stage_id, x.to_stage_id) j
    WHERE x.id = e.id AND e.kind = 'MOVE' AND e.from_stage_id IS NOT NULL;
  ALTER TABLE sales.stage_event ENABLE TRIGGER stage_event_append_only;

  CREATE FUNCTION sales.judge_stage_event() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    SELECT j.skipped_stages, j.is_back, greatest(0, floor(extract(epoch FROM NEW.recorded_at - NEW.occurred_at) / 86400))
      INTO STRICT NEW.skipped_stages, NEW.is_back, NEW.backdated_days
      FROM sales.judged_step(NEW.from_stage_id, NEW.to_stage_id) j;
    RETURN NEW;
  END $$;
  -- Entering a process late or being carried to another version of it is no step of the sale.
  CREATE TRIGGER stage_event_judged BEFORE INSERT ON sales.stage_event
    FOR EACH ROW WHEN (NEW.kind = 'MOVE' AND NEW.from_stage_id IS NOT NULL) EXECUTE FUNCTION sales.judge_stage_event();
  CREATE INDEX stage_event_errors ON sales.stage_event (opportunity_id) INCLUDE (skipped_stages, is_back, backdated_days)
    WHERE skipped_stages > 0 OR is_back OR backdated_days > 0;`;

/** A sale's way through its process: how far it came, and for how long it was in each open stage that it has left. */
const FIGURES = /* sql */ `
  CREATE FUNCTION sales.path_of(sale uuid) RETURNS TABLE (furthest_stage_id uuid, stage_keys text[], stage_days integer[])
    LANGUAGE sql STABLE PARALLEL SAFE ROWS 1
    BEGIN ATOMIC
      WITH step AS (
        SELECT s.key, s.meaning, e.occurred_at, lead(e.occurred_at) OVER (ORDER BY e.occurred_at, e.id) AS left_at
        FROM sales.stage_event e JOIN sales.stage s ON s.id = e.to_stage_id WHERE e.opportunity_id = sale),
      stay AS (
        SELECT key, round(extract(epoch FROM sum(left_at - occurred_at)) / 86400)::int AS days
        FROM step WHERE meaning = 'OPEN' GROUP BY key HAVING bool_and(left_at IS NOT NULL))
      SELECT (
          SELECT w.id FROM sales.opportunity o JOIN sales.stage w ON w.process_version_id = o.process_version_id
          WHERE o.id = sale AND w.meaning <> 'LOST' AND (w.id = o.stage_id OR w.meaning = 'OPEN' AND (w.key IN (SELECT key FROM step)
            OR w.position = (SELECT min(f.position) FROM sales.stage f WHERE f.process_version_id = o.process_version_id)))
          ORDER BY w.position DESC LIMIT 1),
        (SELECT coalesce(array_agg(key ORDER BY key), '{}') FROM stay),
        (SELECT coalesce(array_agg(days ORDER BY key), '{}') FROM stay);
    END;

  -- The stages of all versions of a process at which a sale counts as having reached one stage of one of them: versions
  -- are matched by the keys of their stages, and every sale has reached the first.
  CREATE FUNCTION sales.stages_reaching(stage uuid) RETURNS SETOF uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
      SELECT s.id FROM sales.stage k
      JOIN sales.process_version kv ON kv.id = k.process_version_id
      JOIN sales.process_version sv ON sv.process_id = kv.process_id
      JOIN sales.stage s ON s.process_version_id = sv.id AND s.meaning <> 'LOST'
      WHERE k.id = stage AND (
        k.position = (SELECT min(f.position) FROM sales.stage f WHERE f.process_version_id = k.process_version_id)
        OR EXISTS (
          SELECT FROM sales.stage d JOIN sales.stage w ON w.key = d.key AND w.process_version_id = s.process_version_id
          WHERE d.process_version_id = k.process_version_id AND d.position >= k.position AND d.meaning <> 'LOST'
            AND w.meaning <> 'LOST' AND w.position <= s.position));
    END;

  -- What of each sale is in the tallies; nobody and no team are the nil id.
  CREATE TABLE sales.sale_figure (
    opportunity_id uuid PRIMARY KEY,
    opened_month date NOT NULL,
    closed_month date,
    process_version_id uuid NOT NULL,
    owner_id uuid NOT NULL,
    team_id uuid NOT NULL,
    outcome text NOT NULL,
    furthest_stage_id uuid NOT NULL,
    stage_keys text[] NOT NULL,
    stage_days integer[] NOT NULL,
    cycle_days integer
  );
  CREATE INDEX sale_figure_opened ON sales.sale_figure (opened_month, owner_id);
  CREATE INDEX sale_figure_closed ON sales.sale_figure (closed_month, owner_id) WHERE closed_month IS NOT NULL;

  -- Sums over the sales of a person, a team and a version that began (OPENED) or ended (CLOSED) in a month.
  CREATE TABLE sales.process_tally (
    cohort text NOT NULL CHECK (cohort IN ('OPENED', 'CLOSED')),
    month date NOT NULL,
    owner_id uuid NOT NULL,
    team_id uuid NOT NULL,
    process_version_id uuid NOT NULL,
    measure text NOT NULL CHECK (measure IN ('FURTHEST', 'STAY', 'CYCLE')),
    stage_key text NOT NULL,
    outcome text NOT NULL,
    -- How many sales took how many days; of FURTHEST one pair that counts.
    days integer[] NOT NULL,
    counts integer[] NOT NULL,
    PRIMARY KEY (cohort, month, owner_id, team_id, process_version_id, measure, stage_key, outcome)
  );`;

/** Sales whose figures the tallies do not have yet; readers count these as they are. */
const COUNTING = /* sql */ `
  CREATE TABLE sales.uncounted_sale (opportunity_id uuid NOT NULL);
  INSERT INTO sales.uncounted_sale (opportunity_id) SELECT id FROM sales.opportunity;

  -- No unique key above: a writer must never wait for whoever counts.
  CREATE FUNCTION sales.mark_sale_uncounted() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'DELETE' THEN
      INSERT INTO sales.uncounted_sale (opportunity_id) VALUES (OLD.id);
    ELSE
      INSERT INTO sales.uncounted_sale (opportunity_id) VALUES (NEW.id);
    END IF;
    RETURN NULL;
  END $$;
  CREATE FUNCTION sales.mark_moved_uncounted() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO sales.uncounted_sale (opportunity_id) VALUES (NEW.opportunity_id);
    RETURN NULL;
  END $$;
  CREATE TRIGGER opportunity_uncounted_new AFTER INSERT OR DELETE ON sales.opportunity
    FOR EACH ROW EXECUTE FUNCTION sales.mark_sale_uncounted();
  CREATE TRIGGER opportunity_uncounted_changed AFTER UPDATE ON sales.opportunity
    FOR EACH ROW WHEN ((OLD.owner_id, OLD.team_id, OLD.process_version_id, OLD.stage_id, OLD.meaning, OLD.opened_on, OLD.closed_on, OLD.deleted_at)
      IS DISTINCT FROM (NEW.owner_id, NEW.team_id, NEW.process_version_id, NEW.stage_id, NEW.meaning, NEW.opened_on, NEW.closed_on, NEW.deleted_at))
    EXECUTE FUNCTION sales.mark_sale_uncounted();
  -- The event by which a sale begins comes with the sale.
  CREATE TRIGGER stage_event_uncounted AFTER INSERT ON sales.stage_event
    FOR EACH ROW WHEN (NEW.from_stage_id IS NOT NULL) EXECUTE FUNCTION sales.mark_moved_uncounted();
`;
