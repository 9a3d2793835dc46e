import { createHash } from 'node:crypto';
import { PassThrough, Transform } from 'node:stream';
import { finished } from 'node:stream/promises';
import { to as copyTo } from 'pg-copy-streams';

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
  ).rows.filter(({ schema, name }) => !(schema === 'public' && name === 'kontor_migration'));

export const listSequences = async (client) =>
  (
    await client.query(
      `SELECT schemaname AS schema, sequencename AS name, last_value::text AS value FROM pg_sequences WHERE last_value IS NOT NULL ORDER BY 1, 2`,
    )
  ).rows.filter(({ schema }) => schema !== 'public');

/** The migrations that the tables were made by, oldest first. */
export const listMigrations = async (client) =>
  (await client.query('SELECT name FROM public.kontor_migration ORDER BY id')).rows.map((row) => row.name);

export const quoted = (table) => `"${table.schema}"."${table.name}"`;

/** A table's rows as PostgreSQL writes them, in their physical order, into a sink; answers their checksum and number. */
export async function copyOut(client, table, sink) {
  const hash = createHash('sha256');
  let rows = 0;
  const meter = new Transform({
    transform(chunk, _encoding, done) {
      hash.update(chunk);
      for (const byte of chunk) if (byte === 10) rows += 1;
      done(null, chunk);
    },
  });
  client
    .query(copyTo(`COPY ${quoted(table)} (${table.columns.join(', ')}) TO STDOUT`))
    .on('error', (error) => meter.destroy(error))
    .pipe(meter)
    .pipe(sink);
  await Promise.all([finished(meter), finished(sink)]);
  return { rows, sha256: hash.digest('hex') };
}

/** The same without keeping the rows: to compare a restored table with its backup. */
export const fingerprint = (client, table) => copyOut(client, table, new PassThrough().resume());
