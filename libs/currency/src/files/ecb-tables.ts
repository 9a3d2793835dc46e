import { ok, type Result } from '@kontor/kernel';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { checkTables, type FeedRefusal, feedRefusal, type RateTable, type ReadTable } from '../domain/rate-table.js';

// No entities, no document types, no numbers made of texts: the file says what it says and asks for nothing.
const PARSER = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  removeNSPrefix: true,
  isArray: (name) => name === 'Cube',
});

/**
 * Reads the reference rates of the European Central Bank: cubes of days, in each how many units of a currency one euro
 * is worth. Refusals: `FEED_UNREADABLE` for whatever is no such file, cut off ones included, and those of the tables.
 */
export function readEcbTables(text: string): Result<readonly RateTable[], FeedRefusal> {
  if (/<!(DOCTYPE|ENTITY)/i.test(text) || XMLValidator.validate(text) !== true) return unreadable();
  const envelope: unknown = PARSER.parse(text);
  const outer = cubesOf(child(envelope, 'Envelope'));
  const days = outer.flatMap(cubesOf).filter((cube) => attribute(cube, 'time') !== '');
  if (outer.length === 0) return unreadable();
  if (days.length === 0) return feedRefusal('FEED_EMPTY', 'ECB sent no table.');
  const tables = checkTables(days.map(asTable));
  return tables.ok ? ok(tables.value) : tables;
}

const unreadable = () => feedRefusal('FEED_UNREADABLE', 'What ECB sent is no file of reference rates.');

function asTable(day: unknown): ReadTable {
  const date = attribute(day, 'time');
  const quotes = cubesOf(day).map((cube) => ({
    currency: attribute(cube, 'currency'),
    rate: '1',
    per: attribute(cube, 'rate'),
  }));
  return { source: 'ECB', date, number: `ECB ${date}`, quotes };
}

const child = (node: unknown, name: string): unknown =>
  typeof node === 'object' && node !== null ? (node as Record<string, unknown>)[name] : undefined;

function cubesOf(node: unknown): unknown[] {
  const cubes = child(node, 'Cube');
  return Array.isArray(cubes) ? (cubes as unknown[]) : [];
}

function attribute(node: unknown, name: string): string {
  const value = child(node, name);
  return typeof value === 'string' ? value : '';
}
