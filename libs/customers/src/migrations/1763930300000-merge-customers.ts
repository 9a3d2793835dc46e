import type { MigrationInterface, QueryRunner } from 'typeorm';

export class MergeCustomers1763930300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      ALTER TABLE customers.customer ADD COLUMN merged_into_id uuid REFERENCES customers.customer
        CHECK (merged_into_id IS NULL OR (deleted_at IS NOT NULL AND merged_into_id <> id));
      CREATE INDEX customer_merged_into ON customers.customer (merged_into_id) WHERE merged_into_id IS NOT NULL;

      -- Whom an id means now: itself, or the customer that it was merged into, which may have been merged further.
      CREATE FUNCTION customers.survivor_of(of_id uuid) RETURNS uuid LANGUAGE plpgsql STABLE PARALLEL SAFE STRICT AS $$
      DECLARE here uuid := of_id; next_id uuid;
      BEGIN
        LOOP
          SELECT merged_into_id INTO next_id FROM customers.customer WHERE id = here;
          EXIT WHEN next_id IS NULL;
          here := next_id;
        END LOOP;
        RETURN here;
      END $$;
      -- A customer and all that were merged into it: their registers are its past.
      CREATE FUNCTION customers.with_merged(of_id uuid) RETURNS SETOF uuid LANGUAGE sql STABLE PARALLEL SAFE STRICT ROWS 2 AS $$
        WITH RECURSIVE into_it AS (
          SELECT of_id AS id UNION SELECT c.id FROM customers.customer c JOIN into_it i ON c.merged_into_id = i.id)
        SELECT id FROM into_it $$;

      -- What a merge did, so that it can be taken back for a day.
      CREATE TABLE customers.merge (
        id uuid PRIMARY KEY,
        winner_id uuid NOT NULL REFERENCES customers.customer,
        loser_id uuid NOT NULL REFERENCES customers.customer,
        -- The winner before it, as its row and addresses were.
        winner_facts json NOT NULL,
        -- What the merge made of it: where the winner differs from this, somebody has changed it since.
        merged_facts json NOT NULL,
        merged_at timestamptz NOT NULL,
        merged_by uuid REFERENCES identity.user_account,
        undone_at timestamptz,
        undone_by uuid REFERENCES identity.user_account,
        CHECK (winner_id <> loser_id)
      );
      CREATE INDEX merge_winner ON customers.merge (winner_id, merged_at DESC);
      CREATE INDEX merge_loser ON customers.merge (loser_id);
      CREATE TABLE customers.merge_moved (
        merge_id uuid NOT NULL REFERENCES customers.merge,
        kind text NOT NULL,
        record_id uuid NOT NULL,
        PRIMARY KEY (merge_id, kind, record_id)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      DROP TABLE customers.merge_moved, customers.merge;
      DROP FUNCTION customers.with_merged, customers.survivor_of;
      ALTER TABLE customers.customer DROP COLUMN merged_into_id;
    `);
  }
}
