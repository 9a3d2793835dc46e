import { createHash } from 'node:crypto';
import { PassThrough, Transform } from 'node:stream';
import { finished } from 'node:stream/promises';
import { to as copyTo } from 'pg-copy-streams';

/** What the migrations themselves write of having run: whoever restores runs them anew. */
const LEDGERS = ['public.kontor_migration', 'jobs.migration'];

/** Whatever the server's and the machine's own settings are: the same row is always the same text, in the same order. */
const ONE_WAY_TO_WRITE = `
  SET TimeZone = 'UTC'; SET DateStyle = 'ISO, YMD'; SET IntervalStyle = 'postgres'; SET extra_float_digits = 1;
  SET bytea_output = 'hex'; SET xmloption = 'content'; SET synchronize_seqscans = off;
  SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0`;

/** A connection that reads and writes rows as backups hold them. */
export async function connectForCopy(url) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url, application_name: 'kontor-backup' });
  await client.connect();
  await client.query(ONE_WAY_TO_WRITE);
  return client;
}

/** Tables with rows of their own (partitions, not their parents), with those columns that can be written. */
export const listTables = async (client) =>
  (
    await client.query(`
      SELECT n.nspname AS schema, c.relname AS name,
        (SELECT array_agg(quote_ident(a.attname)::text ORDER BY a.attnum) FROM pg_attribute a
          WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
        parent.relname AS "partitionOf", pg_get_expr(c.relpartbound, c.oid) AS bound
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      LEFT JOIN pg_inherits i ON i.inhrelid = c.oid LEFT JOIN pg_class parent ON parent.oid = i.inhparent
      WHERE c.relkind = 'r' AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
      ORDER BY 1, 2`)
  ).rows.filter(({ schema, name }) => !LEDGERS.includes(`${schema}.${name}`));

export const listSequences = async (client) =>
  (
    await client.query(
      `SELECT schemaname AS schema, sequencename AS name, last_value::text AS value FROM pg_sequences WHERE last_value IS NOT NULL ORDER BY 1, 2`,
    )
  ).rows.filter(({ schema }) => schema !== 'public');

/** The migrations that the tables were made by, oldest first. */
export const listMigrations = async (client) =>
  (await client.query('SELECT name FROM public.kontor_migration ORDER BY id')).rows.map((row) => row.name);

export const quoted = ({ schema, name }) => `"${schema}"."${name}"`;

/** Counts the rows that pass, and answers their checksum. */
export function meter() {
  const hash = createHash('sha256');
  let rows = 0;
  const stream = new Transform({
    transform(chunk, _encoding, done) {
      hash.update(chunk);
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) rows += 1;
      done(null, chunk);
    },
  });
  return { stream, result: () => ({ rows, sha256: hash.digest('hex') }) };
}

/** A table's rows as PostgreSQL writes them, in their physical order, into a sink; answers their checksum and number. */
export async function copyOut(client, table, sink) {
  const { stream, result } = meter();
  client
    .query(copyTo(`COPY ${quoted(table)} (${table.columns.join(', ')}) TO STDOUT`))
    .on('error', (error) => stream.destroy(error))
    .pipe(stream)
    .pipe(sink);
  await Promise.all([finished(stream), finished(sink)]);
  return result();
}

/** The same without keeping the rows: to compare a restored table with its backup. */
export const fingerprint = (client, table) => copyOut(client, table, new PassThrough().resume());
