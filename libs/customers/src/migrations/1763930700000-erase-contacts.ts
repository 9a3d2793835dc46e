import type { MigrationInterface, QueryRunner } from 'typeorm';

export class EraseContacts1763930700000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      ALTER TABLE customers.contact ADD COLUMN erased_at timestamptz CHECK (erased_at IS NULL OR deleted_at IS NOT NULL);

      -- A text with every mention of some terms replaced, whatever their case.
      CREATE FUNCTION customers.without_mentions(written text, terms text[], pseudonym text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
      DECLARE term text;
      BEGIN
        FOREACH term IN ARRAY terms LOOP
          written := regexp_replace(written COLLATE "und-x-icu", regexp_replace(term, '[][\\\\.*+?(){}|^$-]', '\\\\\\&', 'g'), pseudonym, 'gi');
        END LOOP;
        RETURN written;
      END $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION customers.without_mentions; ALTER TABLE customers.contact DROP COLUMN erased_at');
  }
}
