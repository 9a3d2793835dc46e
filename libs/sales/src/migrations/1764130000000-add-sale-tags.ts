import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddSaleTags1764130000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      -- The same words as on customers. They stand in the sale itself: a list of fifty reads them without another table.
      ALTER TABLE sales.opportunity ADD COLUMN tag_ids uuid[] NOT NULL DEFAULT '{}';
      CREATE INDEX opportunity_tags ON sales.opportunity USING gin (tag_ids) WHERE cardinality(tag_ids) > 0;

      -- What a foreign key does for a column does this for the members of a list: the tag stays while the sale is written.
      CREATE FUNCTION sales.hold_tags() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF (SELECT count(*) FROM (SELECT FROM customers.tag t WHERE t.id = ANY(NEW.tag_ids) ORDER BY t.id FOR KEY SHARE) held) < cardinality(NEW.tag_ids) THEN
          RAISE EXCEPTION 'sale % names a tag that is not there, or one twice', NEW.id USING ERRCODE = '23503';
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER opportunity_tags_new AFTER INSERT ON sales.opportunity FOR EACH ROW
        WHEN (cardinality(NEW.tag_ids) > 0) EXECUTE FUNCTION sales.hold_tags();
      CREATE TRIGGER opportunity_tags_changed AFTER UPDATE OF tag_ids ON sales.opportunity FOR EACH ROW
        WHEN (cardinality(NEW.tag_ids) > 0 AND NEW.tag_ids IS DISTINCT FROM OLD.tag_ids) EXECUTE FUNCTION sales.hold_tags();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      DROP TRIGGER opportunity_tags_new ON sales.opportunity;
      DROP TRIGGER opportunity_tags_changed ON sales.opportunity;
      DROP FUNCTION sales.hold_tags;
      ALTER TABLE sales.opportunity DROP COLUMN tag_ids;
    `);
  }
}
