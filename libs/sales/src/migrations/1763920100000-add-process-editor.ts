import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddProcessEditor1763920100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      -- The next version of a process while it is being written: one at a time, saved as a whole, also when it is not
      -- yet fit to be published.
      CREATE TABLE sales.process_draft (
        id uuid PRIMARY KEY,
        process_id uuid NOT NULL UNIQUE REFERENCES sales.process,
        name jsonb NOT NULL,
        stages jsonb NOT NULL,
        updated_at timestamptz NOT NULL,
        updated_by uuid REFERENCES identity.user_account,
        version integer NOT NULL DEFAULT 1
      );
      CREATE TRIGGER process_draft_version BEFORE UPDATE ON sales.process_draft
        FOR EACH ROW EXECUTE FUNCTION platform.refuse_version_jump();

      -- A version is filled while it is unpublished and never touched again: sales are judged by the rules they run under.
      CREATE FUNCTION sales.refuse_published_version() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.published_at IS NOT NULL THEN
          RAISE EXCEPTION 'version % of process % is published', OLD.number, OLD.process_id USING ERRCODE = 'KV004';
        END IF;
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
      END $$;
      CREATE TRIGGER process_version_immutable BEFORE UPDATE OR DELETE ON sales.process_version
        FOR EACH ROW EXECUTE FUNCTION sales.refuse_published_version();
      CREATE FUNCTION sales.refuse_published_stage() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT FROM sales.process_version v WHERE v.published_at IS NOT NULL
            AND (TG_OP <> 'INSERT' AND v.id = OLD.process_version_id OR TG_OP <> 'DELETE' AND v.id = NEW.process_version_id)) THEN
          RAISE EXCEPTION 'a stage of a published version does not change' USING ERRCODE = 'KV004';
        END IF;
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
      END $$;
      CREATE TRIGGER stage_immutable BEFORE INSERT OR UPDATE OR DELETE ON sales.stage
        FOR EACH ROW EXECUTE FUNCTION sales.refuse_published_stage();

      -- A request that somebody of a role lets a sale leave a stage, by the stage's key: it outlives a migration.
      CREATE TABLE sales.stage_approval (
        id uuid PRIMARY KEY,
        opportunity_id uuid NOT NULL REFERENCES sales.opportunity ON DELETE CASCADE,
        stage_key text NOT NULL,
        role_id uuid NOT NULL REFERENCES identity.role,
        note text,
        requested_by uuid NOT NULL REFERENCES identity.user_account,
        requested_at timestamptz NOT NULL,
        state text NOT NULL DEFAULT 'PENDING' CHECK (state IN ('PENDING', 'APPROVED', 'REFUSED')),
        decided_by uuid REFERENCES identity.user_account CHECK (decided_by <> requested_by),
        decided_at timestamptz,
        decision_note text,
        -- When the sale left the stage by it; coming back asks anew.
        used_at timestamptz,
        CHECK ((state = 'PENDING') = (decided_by IS NULL) AND (state = 'PENDING') = (decided_at IS NULL))
      );
      CREATE UNIQUE INDEX stage_approval_pending ON sales.stage_approval (opportunity_id, stage_key, role_id) WHERE state = 'PENDING';
      CREATE INDEX stage_approval_of_sale ON sales.stage_approval (opportunity_id, requested_at DESC);
      CREATE INDEX stage_approval_waiting ON sales.stage_approval (role_id, requested_at) WHERE state = 'PENDING';

      -- What is a step of the sale, and what only carries it over to another version of its process.
      ALTER TABLE sales.stage_event ADD COLUMN kind text NOT NULL DEFAULT 'MOVE' CHECK (kind IN ('MOVE', 'MIGRATION'));

      CREATE TABLE sales.sales_migration (
        id uuid PRIMARY KEY,
        process_id uuid NOT NULL REFERENCES sales.process,
        to_version_id uuid NOT NULL REFERENCES sales.process_version,
        -- From stage to stage, of all versions that are left.
        mapping jsonb NOT NULL,
        leaves_unmet boolean NOT NULL,
        status text NOT NULL CHECK (status IN ('RUNNING', 'CANCELLING', 'CANCELLED', 'DONE', 'FAILED', 'UNDOING', 'UNDONE')),
        failure text,
        total integer NOT NULL,
        moved integer NOT NULL DEFAULT 0,
        undone integer NOT NULL DEFAULT 0,
        kept integer NOT NULL DEFAULT 0,
        requested_by uuid NOT NULL REFERENCES identity.user_account,
        requested_at timestamptz NOT NULL,
        finished_at timestamptz,
        version integer NOT NULL DEFAULT 1
      );
      CREATE TRIGGER sales_migration_version BEFORE UPDATE ON sales.sales_migration
        FOR EACH ROW EXECUTE FUNCTION platform.refuse_version_jump();
      CREATE UNIQUE INDEX sales_migration_at_work ON sales.sales_migration (process_id) WHERE status IN ('RUNNING', 'CANCELLING', 'UNDOING');
      CREATE INDEX sales_migration_latest ON sales.sales_migration (process_id, requested_at DESC);
      CREATE TABLE sales.sales_migration_item (
        migration_id uuid NOT NULL REFERENCES sales.sales_migration,
        opportunity_id uuid NOT NULL REFERENCES sales.opportunity ON DELETE CASCADE,
        from_version_id uuid NOT NULL REFERENCES sales.process_version,
        from_stage_id uuid NOT NULL REFERENCES sales.stage,
        to_stage_id uuid NOT NULL REFERENCES sales.stage,
        -- What the migration made of the sale: another version means that somebody has touched it since.
        opportunity_version integer NOT NULL,
        undoing text CHECK (undoing IN ('UNDONE', 'KEPT')),
        PRIMARY KEY (migration_id, opportunity_id)
      );
      CREATE INDEX sales_migration_item_of_sale ON sales.sales_migration_item (opportunity_id);

      ALTER TABLE sales.dimension
        ADD COLUMN active boolean NOT NULL DEFAULT true,
        ADD COLUMN depends_on_id uuid REFERENCES sales.dimension CHECK (depends_on_id <> id),
        ADD COLUMN version integer NOT NULL DEFAULT 1;
      CREATE TRIGGER dimension_version BEFORE UPDATE ON sales.dimension
        FOR EACH ROW EXECUTE FUNCTION platform.refuse_version_jump();
      -- Values of the dimension depended on under which this one may be chosen; none: under all.
      ALTER TABLE sales.dimension_value ADD COLUMN parent_value_ids uuid[] NOT NULL DEFAULT '{}';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      ALTER TABLE sales.dimension_value DROP COLUMN parent_value_ids;
      DROP TRIGGER dimension_version ON sales.dimension;
      ALTER TABLE sales.dimension DROP COLUMN active, DROP COLUMN depends_on_id, DROP COLUMN version;
      DROP TABLE sales.sales_migration_item, sales.sales_migration, sales.stage_approval, sales.process_draft;
      ALTER TABLE sales.stage_event DROP COLUMN kind;
      DROP TRIGGER stage_immutable ON sales.stage;
      DROP TRIGGER process_version_immutable ON sales.process_version;
      DROP FUNCTION sales.refuse_published_stage, sales.refuse_published_version;
    `);
  }
}
