import { Client } from 'pg';
import type { Finding } from './finding.js';
import { verifyAnchors } from './verify-anchors.js';
import { verifyChains } from './verify-chains.js';

export interface RegisterReport {
  readonly streams: number;
  /** Sealed ones, all of which were read. */
  readonly entries: number;
  /** Too new to be sealed: nothing can be told of them yet. */
  readonly unsealed: number;
  readonly anchors: number;
  /** The oldest first; at most a hundred. */
  readonly findings: readonly Finding[];
  readonly more: number;
}

const MOST = 100;

/**
 * Reads the whole register and compares it with its seals and with the file of anchors. For whoever owns the database
 * and does not have to trust the application; needs to read only.
 */
export async function verifyRegister(options: {
  readonly url: string;
  /** Null compares with the seals alone: a backup is older than the anchors of its installation. */
  readonly anchorFile: string | null;
}): Promise<RegisterReport> {
  const client = new Client({ connectionString: options.url, application_name: 'kontor-verify-register' });
  await client.connect();
  try {
    // One snapshot: an entry that is sealed meanwhile is either wholly there or not at all.
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query('SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0');
    const findings: Finding[] = [];
    let all = 0;
    const found = (finding: Finding) => {
      all += 1;
      findings.push(finding);
      if (findings.length > MOST) findings.sort(byAge).pop();
    };
    const chains = await verifyChains(client, found);
    const anchors =
      options.anchorFile === null ? { anchors: 0 } : await verifyAnchors(client, options.anchorFile, found);
    const { rows } = await client.query<{ unsealed: number }>(`
      SELECT count(*)::int AS unsealed FROM platform.register_entry e
      WHERE NOT EXISTS (SELECT FROM platform.register_seal s WHERE s.entry_id = e.id)`);
    findings.sort(byAge);
    return { ...chains, ...anchors, unsealed: rows[0]?.unsealed ?? 0, findings, more: all - findings.length };
  } finally {
    await client.end();
  }
}

/** Ids of entries sort by when they were made; what has none stands behind those that have. */
const byAge = (one: Finding, other: Finding): number => (ageOf(one) < ageOf(other) ? -1 : 1);

const ageOf = (finding: Finding): string => ('entry' in finding ? (finding.entry ?? 'x') : 'y');
