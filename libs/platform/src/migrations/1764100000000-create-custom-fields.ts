import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateCustomFields1764100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      -- The organisation's own fields. Their values stand on the records themselves, by the fields' keys.
      CREATE TABLE platform.custom_field (
        id uuid PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('CUSTOMER', 'CONTACT', 'OPPORTUNITY')),
        key text NOT NULL CHECK (key ~ '^[a-z][a-z0-9-]{0,39}$'),
        type text NOT NULL CHECK (type IN ('TEXT', 'NUMBER', 'DATE', 'CHOICE', 'PERSON')),
        label jsonb NOT NULL,
        help jsonb,
        required boolean NOT NULL DEFAULT false,
        position integer NOT NULL,
        active boolean NOT NULL DEFAULT true,
        version integer NOT NULL DEFAULT 1,
        UNIQUE (kind, key)
      );
      CREATE TRIGGER custom_field_version BEFORE UPDATE ON platform.custom_field
        FOR EACH ROW EXECUTE FUNCTION platform.refuse_version_jump();
      CREATE TABLE platform.custom_field_choice (
        id uuid PRIMARY KEY,
        field_id uuid NOT NULL REFERENCES platform.custom_field,
        label jsonb NOT NULL,
        position integer NOT NULL,
        active boolean NOT NULL DEFAULT true
      );
      CREATE INDEX custom_field_choice_field ON platform.custom_field_choice (field_id, position);

      -- The field that a filter names, archived or not. Told to be of a type, it refuses one of another.
      CREATE FUNCTION platform.custom_field_id(of_kind text, of_key text, of_type text) RETURNS uuid
        LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
      DECLARE found platform.custom_field;
      BEGIN
        SELECT * INTO found FROM platform.custom_field f WHERE f.kind = of_kind AND f.key = of_key;
        IF found.id IS NULL THEN RAISE EXCEPTION 'no custom field %', of_key USING ERRCODE = 'KV010'; END IF;
        IF found.type <> of_type THEN RAISE EXCEPTION 'custom field % is no %', of_key, of_type USING ERRCODE = 'KV011'; END IF;
        RETURN found.id;
      END $$;

      -- Keeps the rows by which values are found and held to what they name: arguments are the kind and the table.
      CREATE FUNCTION platform.follow_custom_values() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE kept integer;
      BEGIN
        IF TG_OP = 'UPDATE' THEN EXECUTE format('DELETE FROM %s WHERE record_id = $1', TG_ARGV[1]) USING NEW.id; END IF;
        EXECUTE format('INSERT INTO %s (record_id, field_id, text, number, date, choice_id, person_id)
          SELECT $1, f.id, CASE f.type WHEN ''TEXT'' THEN platform.folded(e.value) END, CASE f.type WHEN ''NUMBER'' THEN e.value::numeric END,
            CASE f.type WHEN ''DATE'' THEN e.value::date END, CASE f.type WHEN ''CHOICE'' THEN e.value::uuid END,
            CASE f.type WHEN ''PERSON'' THEN e.value::uuid END
          FROM jsonb_each_text($2) e JOIN platform.custom_field f ON f.kind = $3 AND f.key = e.key', TG_ARGV[1])
          USING NEW.id, NEW.custom, TG_ARGV[0];
        GET DIAGNOSTICS kept = ROW_COUNT;
        IF kept <> (SELECT count(*) FROM jsonb_object_keys(NEW.custom)) THEN
          RAISE EXCEPTION 'a value of % % has no field', TG_ARGV[0], NEW.id USING ERRCODE = 'KV012';
        END IF;
        RETURN NULL;
      END $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      DROP FUNCTION platform.follow_custom_values, platform.custom_field_id;
      DROP TABLE platform.custom_field_choice, platform.custom_field;
    `);
  }
}
