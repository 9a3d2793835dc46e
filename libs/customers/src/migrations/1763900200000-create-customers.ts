import { grants } from '@kontor/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateCustomers1763900200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE SCHEMA customers;

      -- What is left of a name when spelling and legal form are taken away: 'ŻÓŁW Sp. z o.o.' and 'Zolw spółka z ograniczoną
      -- odpowiedzialnością' are the same firm to whoever looks for duplicates.
      CREATE FUNCTION customers.words_of(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
        RETURN btrim(regexp_replace(platform.folded(name), '[^[:alnum:]]+', ' ', 'g'));
      CREATE FUNCTION customers.without_legal_form(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
        RETURN regexp_replace(regexp_replace(words,
          '(?: (?:(?:prosta )?spolka(?: z (?:ograniczona odpowiedzialnoscia|o ?o)| (?:akcyjna|jawna|cywilna|partnerska|komandytowa|komandytowo akcyjna))'
          || '|sp ?z ?o ?o|sp ?[kjp]|s ?[ac]|s ?k ?a|p ?s ?a|gmbh|ag|kg|co|company|ltd|limited|llc|inc|incorporated|plc|corp|corporation'
          || '|s ?r ?[olq]|a ?s|b ?v|n ?v|oy|ab|s ?p ?a|sarl|sas|kft|zrt|d ?o ?o))+$', ''),
          '^(?:(?:z ?)?p ?p ?h ?u|p ?h ?u|f ?h ?u|p ?p ?h|p ?w) ', '');
      CREATE FUNCTION customers.name_key(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
        RETURN coalesce(nullif(customers.without_legal_form(customers.words_of(name)), ''), lower(name));

      CREATE TABLE customers.segment (id uuid PRIMARY KEY, name text NOT NULL UNIQUE, parent_id uuid REFERENCES customers.segment);
      CREATE TABLE customers.region (id uuid PRIMARY KEY, name text NOT NULL UNIQUE, parent_id uuid REFERENCES customers.region);
      CREATE TABLE customers.market (id uuid PRIMARY KEY, name text NOT NULL UNIQUE, parent_id uuid REFERENCES customers.market);

      CREATE TABLE customers.customer (
        id uuid PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('COMPANY', 'PERSON')),
        name text NOT NULL,
        name_key text NOT NULL GENERATED ALWAYS AS (customers.name_key(name)) STORED,
        tax_id text,
        segment_id uuid REFERENCES customers.segment,
        region_id uuid REFERENCES customers.region,
        market_id uuid REFERENCES customers.market,
        priority_class text CHECK (priority_class IN ('A', 'B', 'C')),
        parent_id uuid REFERENCES customers.customer,
        owner_id uuid REFERENCES identity.user_account,
        team_id uuid REFERENCES identity.team,
        currency char(3) NOT NULL DEFAULT 'PLN',
        document_language text NOT NULL DEFAULT 'pl' CHECK (document_language IN ('pl', 'en')),
        website text,
        notes text,
        external_source text,
        external_id text,
        created_at timestamptz NOT NULL,
        created_by uuid,
        updated_at timestamptz NOT NULL,
        deleted_at timestamptz,
        version integer NOT NULL DEFAULT 1
      );
      CREATE UNIQUE INDEX customer_tax_id ON customers.customer (tax_id) WHERE tax_id IS NOT NULL AND deleted_at IS NULL;
      CREATE UNIQUE INDEX customer_external ON customers.customer (external_source, external_id) WHERE external_id IS NOT NULL;
      CREATE INDEX customer_name ON customers.customer (platform.folded(name), id) WHERE deleted_at IS NULL;
      CREATE INDEX customer_name_search ON customers.customer USING gin (platform.folded(name) gin_trgm_ops) WHERE deleted_at IS NULL;
      CREATE INDEX customer_name_key ON customers.customer USING gin (name_key gin_trgm_ops) WHERE deleted_at IS NULL;
      CREATE INDEX customer_tax_id_search ON customers.customer USING gin (tax_id gin_trgm_ops) WHERE deleted_at IS NULL;
      CREATE INDEX customer_owner_name ON customers.customer (owner_id, platform.folded(name), id) WHERE deleted_at IS NULL;
      CREATE INDEX customer_team_name ON customers.customer (team_id, platform.folded(name), id) WHERE deleted_at IS NULL;
      CREATE INDEX customer_updated ON customers.customer (updated_at DESC, id DESC) WHERE deleted_at IS NULL;
      CREATE INDEX customer_parent ON customers.customer (parent_id) WHERE parent_id IS NOT NULL;

      CREATE TABLE customers.address (
        id uuid PRIMARY KEY,
        customer_id uuid NOT NULL REFERENCES customers.customer ON DELETE CASCADE,
        kind text NOT NULL CHECK (kind IN ('REGISTERED', 'BILLING', 'DELIVERY', 'SITE')),
        street text,
        postal_code text,
        city text,
        country char(2) NOT NULL
      );
      CREATE INDEX address_customer ON customers.address (customer_id);

      CREATE TABLE customers.contact (
        id uuid PRIMARY KEY,
        customer_id uuid NOT NULL REFERENCES customers.customer ON DELETE CASCADE,
        name text NOT NULL,
        job_title text,
        email text,
        phone text,
        roles text[] NOT NULL DEFAULT '{}',
        language text NOT NULL DEFAULT 'pl' CHECK (language IN ('pl', 'en')),
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        deleted_at timestamptz,
        version integer NOT NULL DEFAULT 1
      );
      CREATE INDEX contact_customer ON customers.contact (customer_id) WHERE deleted_at IS NULL;
      CREATE INDEX contact_email ON customers.contact (lower(email)) WHERE email IS NOT NULL AND deleted_at IS NULL;
      CREATE INDEX contact_name_search ON customers.contact USING gin (platform.folded(name) gin_trgm_ops) WHERE deleted_at IS NULL;

      CREATE TRIGGER customer_version BEFORE UPDATE ON customers.customer FOR EACH ROW EXECUTE FUNCTION platform.refuse_version_jump();
      CREATE TRIGGER contact_version BEFORE UPDATE ON customers.contact FOR EACH ROW EXECUTE FUNCTION platform.refuse_version_jump();
    `);
    await runner.query(grants('customers'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA customers CASCADE');
  }
}
