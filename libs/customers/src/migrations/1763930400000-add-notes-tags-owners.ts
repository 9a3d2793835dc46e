import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddNotesTagsOwners1763930400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      -- The organisation's words for what has no field of its own. No tree: the column is there so that all lists are edited alike.
      CREATE TABLE customers.tag (
        id uuid PRIMARY KEY,
        name text NOT NULL UNIQUE,
        parent_id uuid REFERENCES customers.tag CHECK (parent_id IS NULL)
      );
      CREATE UNIQUE INDEX tag_folded ON customers.tag (platform.folded(name));
      CREATE TABLE customers.customer_tag (
        customer_id uuid NOT NULL REFERENCES customers.customer ON DELETE CASCADE,
        tag_id uuid NOT NULL REFERENCES customers.tag,
        PRIMARY KEY (customer_id, tag_id)
      );
      CREATE INDEX customer_tag_customers ON customers.customer_tag (tag_id, customer_id);

      CREATE TABLE customers.note (
        id uuid PRIMARY KEY,
        customer_id uuid NOT NULL REFERENCES customers.customer,
        body text NOT NULL,
        author_id uuid REFERENCES identity.user_account,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        deleted_at timestamptz,
        version integer NOT NULL DEFAULT 1
      );
      CREATE INDEX note_customer ON customers.note (customer_id, created_at DESC, id DESC);
      CREATE TRIGGER note_version BEFORE UPDATE ON customers.note FOR EACH ROW EXECUTE FUNCTION platform.refuse_version_jump();

      -- Who looked after a customer from when to when, whichever door the change came by.
      CREATE TABLE customers.owner_period (
        customer_id uuid NOT NULL REFERENCES customers.customer ON DELETE CASCADE,
        owner_id uuid REFERENCES identity.user_account,
        team_id uuid REFERENCES identity.team,
        since timestamptz NOT NULL,
        until timestamptz CHECK (until >= since)
      );
      CREATE UNIQUE INDEX owner_period_now ON customers.owner_period (customer_id) WHERE until IS NULL;
      CREATE INDEX owner_period_history ON customers.owner_period (customer_id, since DESC);
      CREATE FUNCTION customers.follow_owner() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE customers.owner_period SET until = greatest(since, NEW.updated_at) WHERE customer_id = NEW.id AND until IS NULL;
        INSERT INTO customers.owner_period (customer_id, owner_id, team_id, since) VALUES (NEW.id, NEW.owner_id, NEW.team_id, NEW.updated_at);
        RETURN NULL;
      END $$;
      CREATE TRIGGER customer_owner_new AFTER INSERT ON customers.customer FOR EACH ROW EXECUTE FUNCTION customers.follow_owner();
      CREATE TRIGGER customer_owner_changed AFTER UPDATE OF owner_id, team_id ON customers.customer FOR EACH ROW
        WHEN ((OLD.owner_id, OLD.team_id) IS DISTINCT FROM (NEW.owner_id, NEW.team_id)) EXECUTE FUNCTION customers.follow_owner();
      INSERT INTO customers.owner_period (customer_id, owner_id, team_id, since)
        SELECT id, owner_id, team_id, created_at FROM customers.customer;

      -- What people call a place, such as 'Plant 2'.
      ALTER TABLE customers.address ADD COLUMN name text;
    `);
    for (const table of ['segment', 'region', 'market', 'tag'] as const) {
      await runner.query(/* sql */ `
        ALTER TABLE customers.${table} ADD COLUMN version integer NOT NULL DEFAULT 1;
        CREATE TRIGGER ${table}_version BEFORE UPDATE ON customers.${table} FOR EACH ROW EXECUTE FUNCTION platform.refuse_version_jump();`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['segment', 'region', 'market'] as const) {
      await runner.query(
        `DROP TRIGGER ${table}_version ON customers.${table}; ALTER TABLE customers.${table} DROP COLUMN version`,
      );
    }
    await runner.query(/* sql */ `
      ALTER TABLE customers.address DROP COLUMN name;
      DROP TRIGGER customer_owner_new ON customers.customer;
      DROP TRIGGER customer_owner_changed ON customers.customer;
      DROP FUNCTION customers.follow_owner;
      DROP TABLE customers.owner_period, customers.note, customers.customer_tag, customers.tag;
    `);
  }
}
