import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddBulkChanges1764130100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      -- One change of many sales, with the place that it has come to.
      CREATE TABLE sales.bulk_change (
        id uuid PRIMARY KEY,
        change jsonb NOT NULL,
        reason text,
        status text NOT NULL CHECK (status IN ('RUNNING', 'CANCELLING', 'CANCELLED', 'DONE', 'FAILED', 'UNDOING', 'UNDONE')),
        failure text,
        total integer NOT NULL,
        changed integer NOT NULL DEFAULT 0,
        unchanged integer NOT NULL DEFAULT 0,
        refused integer NOT NULL DEFAULT 0,
        undone integer NOT NULL DEFAULT 0,
        kept integer NOT NULL DEFAULT 0,
        requested_by uuid NOT NULL REFERENCES identity.user_account,
        requested_at timestamptz NOT NULL,
        finished_at timestamptz,
        version integer NOT NULL DEFAULT 1
      );
      CREATE TRIGGER bulk_change_version BEFORE UPDATE ON sales.bulk_change
        FOR EACH ROW EXECUTE FUNCTION platform.refuse_version_jump();
      CREATE INDEX bulk_change_of_person ON sales.bulk_change (requested_by, requested_at DESC);

      -- The sales of it as they stood when it was asked for. What came of each stays, so that none is changed twice.
      CREATE TABLE sales.bulk_change_item (
        bulk_change_id uuid NOT NULL REFERENCES sales.bulk_change,
        opportunity_id uuid NOT NULL REFERENCES sales.opportunity ON DELETE CASCADE,
        expected_version integer NOT NULL,
        outcome text CHECK (outcome IN ('CHANGED', 'UNCHANGED', 'REFUSED')),
        refusal jsonb,
        before jsonb,
        -- What the change made of the sale: another version means that somebody has touched it since.
        opportunity_version integer,
        undoing text CHECK (undoing IN ('UNDONE', 'KEPT')),
        PRIMARY KEY (bulk_change_id, opportunity_id),
        CHECK ((outcome = 'CHANGED') = (before IS NOT NULL) AND (outcome = 'CHANGED') = (opportunity_version IS NOT NULL)),
        CHECK ((outcome = 'REFUSED') = (refusal IS NOT NULL)),
        CHECK (undoing IS NULL OR outcome = 'CHANGED')
      );
      CREATE INDEX bulk_change_item_waiting ON sales.bulk_change_item (bulk_change_id, opportunity_id) WHERE outcome IS NULL;
      CREATE INDEX bulk_change_item_changed ON sales.bulk_change_item (bulk_change_id, opportunity_id) WHERE outcome = 'CHANGED' AND undoing IS NULL;
      CREATE INDEX bulk_change_item_of_sale ON sales.bulk_change_item (opportunity_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE sales.bulk_change_item, sales.bulk_change');
  }
}
