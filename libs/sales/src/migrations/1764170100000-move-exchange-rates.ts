import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The rates that were kept by hand go over to the currency context, superseded ones as well, under their ids. Each goes
 * on counting from its day until the next, and no bank is asked until somebody decides so: no figure moves by this.
 */
export class MoveExchangeRates1764170100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      INSERT INTO currency.exchange_rate (id, source, currency, rate_date, rate, holds, recorded_by, recorded_at, superseded_at)
      SELECT id, 'MANUAL', currency, valid_from, rate, true, recorded_by, recorded_at, superseded_at FROM sales.exchange_rate;

      INSERT INTO currency.rate_in_force (currency, from_day, state, policy, rate_id, rate_date, source, factor, per, shown)
      SELECT currency, valid_from, 'IN_FORCE', 'SAME_DAY', id, valid_from, 'MANUAL', rate, 1, rate
      FROM sales.exchange_rate WHERE superseded_at IS NULL;

      INSERT INTO currency.settings (id, version, valid_from, currencies, policy, max_age_days, quarantine_percent, fetching, fetch_at, changed_at)
      SELECT gen_random_uuid(), 1, NULL,
        coalesce((SELECT jsonb_agg(jsonb_build_object('code', currency, 'sources', '[]'::jsonb) ORDER BY currency)
          FROM (SELECT DISTINCT currency FROM sales.exchange_rate) known), '[]'),
        'SAME_DAY', 7, 10, false, '17:30', now()
      FROM identity.organisation;

      DROP FUNCTION sales.rate_at(char, date);
      DROP FUNCTION sales.in_base(numeric, char, numeric, char, integer);
      DROP TABLE sales.exchange_rate;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
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
      INSERT INTO sales.exchange_rate (id, currency, rate, valid_from, recorded_by, recorded_at, superseded_at)
      SELECT id, currency, rate, rate_date, recorded_by, recorded_at, superseded_at FROM currency.exchange_rate WHERE source = 'MANUAL';
      CREATE FUNCTION sales.rate_at(of_currency char, on_day date) RETURNS TABLE (rate numeric, valid_from date)
        LANGUAGE sql STABLE PARALLEL SAFE ROWS 1
        BEGIN ATOMIC
          SELECT r.rate, r.valid_from FROM sales.exchange_rate r
          WHERE r.currency = of_currency AND r.valid_from <= on_day AND r.superseded_at IS NULL
          ORDER BY r.valid_from DESC LIMIT 1;
        END;
      CREATE FUNCTION sales.in_base(amount numeric, currency char, rate numeric, base char, places integer) RETURNS numeric
        LANGUAGE sql IMMUTABLE PARALLEL SAFE
        RETURN round(CASE WHEN currency = base THEN amount ELSE amount * rate END, places);
    `);
  }
}
