import type { MigrationInterface, QueryRunner } from 'typeorm';

export class FindDuplicates1763930200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(KEYS);
    await runner.query(FINGERPRINTS);
    for (const [table, event, name, tables] of [
      ['customer', 'INSERT', 'insert', 'NEW TABLE AS written'],
      ['customer', 'UPDATE', 'update', 'NEW TABLE AS written OLD TABLE AS before'],
      ['contact', 'INSERT', 'insert', 'NEW TABLE AS written'],
      ['contact', 'UPDATE', 'update', 'NEW TABLE AS written OLD TABLE AS before'],
      ['contact', 'DELETE', 'delete', 'OLD TABLE AS written'],
    ] as const) {
      await runner.query(/* sql */ `
        CREATE TRIGGER ${table}_fingerprint_${name} AFTER ${event} ON customers.${table} REFERENCING ${tables}
        FOR EACH STATEMENT EXECUTE FUNCTION customers.follow_fingerprints('${table}');`);
    }
    await runner.query('SELECT customers.refresh_fingerprints(array_agg(id)) FROM customers.customer');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      DROP TRIGGER customer_fingerprint_insert ON customers.customer;
      DROP TRIGGER customer_fingerprint_update ON customers.customer;
      DROP TRIGGER contact_fingerprint_insert ON customers.contact;
      DROP TRIGGER contact_fingerprint_update ON customers.contact;
      DROP TRIGGER contact_fingerprint_delete ON customers.contact;
      DROP TABLE customers.not_duplicate, customers.fingerprint;
      DROP FUNCTION customers.named_like, customers.follow_fingerprints, customers.refresh_fingerprints, customers.domain_key, customers.phone_key;
      ALTER TABLE customers.customer DROP COLUMN name_key;
      CREATE OR REPLACE FUNCTION customers.name_key(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
        RETURN coalesce(nullif(customers.without_legal_form(customers.words_of(name)), ''), lower(name));
      ALTER TABLE customers.customer ADD COLUMN name_key text NOT NULL GENERATED ALWAYS AS (customers.name_key(name)) STORED;
      CREATE INDEX customer_name_key ON customers.customer USING gin (name_key gin_trgm_ops) WHERE deleted_at IS NULL;
      DROP FUNCTION customers.plain;
    `);
  }
}

/** The same rules as in `domain/name-key.ts`: a test compares the two. ICU knows the letters whatever the database's locale is. */
const KEYS = /* sql */ `
  ALTER TABLE customers.customer DROP COLUMN name_key;

  CREATE FUNCTION customers.plain(written text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
    RETURN replace(replace(replace(replace(translate(
      lower(regexp_replace(normalize(written, NFKD), '[\\u0300-\\u036f]', '', 'g') COLLATE "und-x-icu"),
      'łøđðħŧı', 'loddhti'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th');

  CREATE OR REPLACE FUNCTION customers.name_key(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
    RETURN coalesce(nullif(regexp_replace(regexp_replace(
      btrim(regexp_replace(customers.plain(name) COLLATE "und-x-icu", '[^[:alnum:]]+', ' ', 'g')),
      '(?: (?:(?:prosta )?spolka(?: z (?:ograniczona odpowiedzialnoscia|o ?o)| (?:akcyjna|jawna|cywilna|partnerska|komandytowa|komandytowo akcyjna))'
      || '|sp(?:olka)? ?z ?o ?o|sp ?[kjp]|s ?[ac]|s ?k ?a|p ?s ?a|w (?:likwidacji|upadlosci|restrukturyzacji)|gmbh|mbh'
      || '|ohg|ug|e ?k|ag|kg|se|co|and co|company|ltd|limited|llc|llp|inc|incorporated|plc|corp|corporation|s ?r ?[olq]'
      || '|s ?p ?r ?l|spol s ?r ?o|a ?s|b ?v|n ?v|oy|oyj|ab|aps|s ?p ?a|sarl|s ?a ?r ?l|sas|kft|zrt|nyrt|d ?o ?o|uab|sia'
      || '|too|ooo))+$', ''),
      '^(?:przedsiebiorstwo (?:produkcyjno )?handlowo uslugowe|przedsiebiorstwo wielobranzowe|firma handlowo uslugowa'
      || '|(?:z ?)?p ?p ?h ?u|p ?h ?u|f ?h ?u|p ?p ?h|f ?h|p ?w) ', ''), ''), name);

  ALTER TABLE customers.customer ADD COLUMN name_key text NOT NULL GENERATED ALWAYS AS (customers.name_key(name)) STORED;
  CREATE INDEX customer_name_key ON customers.customer USING gin (name_key gin_trgm_ops) WHERE deleted_at IS NULL;

  -- Live customers whose names differ by a few letters. With the threshold of its own the index lets through what is at
  -- least 0.55 alike, which has Mlczpol find Mlecz-Pol; with the usual 0.3 it would read half the table for common words.
  CREATE FUNCTION customers.named_like(key text) RETURNS SETOF uuid LANGUAGE sql STABLE ROWS 10
    SET pg_trgm.similarity_threshold = 0.55
    AS $$ SELECT c.id FROM customers.customer c WHERE c.name_key % key AND c.name_key <> key AND c.deleted_at IS NULL $$;

  CREATE FUNCTION customers.phone_key(phone text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
    RETURN CASE WHEN length(regexp_replace(phone, '[^0-9]', '', 'g')) >= 7 THEN right(regexp_replace(phone, '[^0-9]', '', 'g'), 9) END;

  CREATE FUNCTION customers.domain_key(address text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
    BEGIN ATOMIC
      SELECT host FROM (SELECT regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(lower(address COLLATE "und-x-icu"),
        '^[a-z]+://', ''), '[/?#].*$', ''), '^.*@', ''), ':[0-9]+$', ''), '^www[.]', '') AS host) h
      WHERE position('.' IN host) > 0 AND host !~ ('^(?:gmail[.]com|googlemail[.]com|outlook[.]com|hotmail[.]com|live[.]com|yahoo[.]com'
        || '|icloud[.]com|proton[.]me|protonmail[.]com|gmx[.](?:de|net|com)|web[.]de|t-online[.]de|seznam[.]cz|wp[.]pl|o2[.]pl|onet[.]pl|onet[.]eu'
        || '|op[.]pl|poczta[.]onet[.]pl|interia[.]pl|interia[.]eu|poczta[.]fm|gazeta[.]pl|tlen[.]pl|go2[.]pl|vp[.]pl|facebook[.]com|linkedin[.]com'
        || '|allegro[.]pl|instagram[.]com)$');
    END;
`;

const FINGERPRINTS = /* sql */ `
  -- By what a live customer would be recognised. Kept beside it, because comparing 50 000 customers with each other by
  -- what their names, contacts and addresses boil down to is otherwise done anew for every look.
  CREATE TABLE customers.fingerprint (
    customer_id uuid NOT NULL REFERENCES customers.customer ON DELETE CASCADE,
    kind text NOT NULL CHECK (kind IN ('TAX_ID', 'NAME', 'WORDS', 'EMAIL', 'DOMAIN', 'PHONE')),
    value text NOT NULL,
    PRIMARY KEY (customer_id, kind, value)
  );
  CREATE INDEX fingerprint_value ON customers.fingerprint (kind, value, customer_id);

  CREATE FUNCTION customers.refresh_fingerprints(ids uuid[]) RETURNS void LANGUAGE sql AS $$
    DELETE FROM customers.fingerprint WHERE customer_id = ANY(ids);
    INSERT INTO customers.fingerprint (customer_id, kind, value)
    SELECT c.id, f.kind, left(f.value, 500) FROM customers.customer c CROSS JOIN LATERAL (
      SELECT 'TAX_ID' AS kind, nullif(regexp_replace(c.tax_id, '[^0-9]', '', 'g'), '') AS value
      UNION ALL SELECT 'NAME', replace(c.name_key, ' ', '')
      UNION ALL SELECT 'WORDS', (SELECT string_agg(word, ' ' ORDER BY word COLLATE "C") FROM unnest(string_to_array(c.name_key, ' ')) word)
        WHERE c.name_key LIKE '% %'
      UNION ALL SELECT 'DOMAIN', customers.domain_key(c.website)
      UNION ALL SELECT x.kind, x.value FROM customers.contact k CROSS JOIN LATERAL (
        VALUES ('EMAIL', lower(k.email)), ('DOMAIN', customers.domain_key(k.email)), ('PHONE', customers.phone_key(k.phone))) x (kind, value)
        WHERE k.customer_id = c.id AND k.deleted_at IS NULL) f
    WHERE c.id = ANY(ids) AND c.deleted_at IS NULL AND f.value IS NOT NULL
    ON CONFLICT DO NOTHING;
  $$;

  CREATE FUNCTION customers.follow_fingerprints() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE ids uuid[];
  BEGIN
    IF TG_ARGV[0] = 'customer' AND TG_OP = 'UPDATE' THEN
      SELECT array_agg(w.id) INTO ids FROM written w JOIN before b ON b.id = w.id
      WHERE (w.name, w.tax_id, w.website, w.deleted_at) IS DISTINCT FROM (b.name, b.tax_id, b.website, b.deleted_at);
    ELSIF TG_ARGV[0] = 'customer' THEN
      SELECT array_agg(id) INTO ids FROM written;
    ELSIF TG_OP = 'UPDATE' THEN
      SELECT array_agg(DISTINCT x.customer_id) INTO ids FROM written w JOIN before b ON b.id = w.id
      CROSS JOIN LATERAL (VALUES (w.customer_id), (b.customer_id)) x (customer_id)
      WHERE (w.customer_id, w.email, w.phone, w.deleted_at) IS DISTINCT FROM (b.customer_id, b.email, b.phone, b.deleted_at);
    ELSE
      SELECT array_agg(DISTINCT customer_id) INTO ids FROM written;
    END IF;
    IF ids IS NOT NULL THEN PERFORM customers.refresh_fingerprints(ids); END IF;
    RETURN NULL;
  END $$;

  -- Pairs that somebody has looked at and found to be two: the smaller id first.
  CREATE TABLE customers.not_duplicate (
    first_id uuid NOT NULL REFERENCES customers.customer,
    second_id uuid NOT NULL REFERENCES customers.customer,
    dismissed_at timestamptz NOT NULL,
    dismissed_by uuid REFERENCES identity.user_account,
    PRIMARY KEY (first_id, second_id),
    CHECK (first_id < second_id)
  );
`;
