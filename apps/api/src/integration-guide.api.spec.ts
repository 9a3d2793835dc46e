import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { foundOrganisation } from './testing/founded-organisation.js';
import { startTestedApi, type TestedApi } from './testing/running-api.js';

// The examples of the guide for programs are run as they are printed there, one after the other, with a key that a
// person made, and have to say what the guide says they do.

interface Example {
  readonly title: string;
  readonly code: string;
  readonly output: string;
}

const run = promisify(execFile);
const guide = await readFile(join(import.meta.dirname, '../../../docs/integrations/graphql.md'), 'utf8');
const block = (language: string, part: string): string | undefined =>
  new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'su').exec(part)?.[1];
const parts = guide.split(/^#{2,3} /mu);
const preface = parts.map((part) => block('js', part)).find((code) => code !== undefined) ?? '';
const examples = parts.flatMap((part): Example[] => {
  const [code, output] = [block('js', part), block('text', part)];
  return code === undefined || output === undefined ? [] : [{ title: part.split('\n')[0] ?? '', code, output }];
});

let api: TestedApi;
let folder: string;
let secret: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kontor-guide-'));
  api = await startTestedApi();
  const { administrator } = await foundOrganisation(api);
  const { data } = await administrator.graphql<{ createApiKey: { secret: string } }>(
    'mutation Key($input: ApiKeyInput!) { createApiKey(input: $input) { secret } }',
    {
      input: {
        name: 'Guide',
        scopes: [
          'customer.read',
          'customer.write',
          'opportunity.read',
          'opportunity.write',
          'custom-field.manage',
          'export.run',
          'rate.manage',
        ],
      },
    },
  );
  secret = data.createApiKey.secret;
}, 60_000);

afterAll(async () => {
  await api?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** `…` in the guide stands for anything but nothing. */
const pattern = (output: string): RegExp => new RegExp(`^${output.trim().split('…').map(escaped).join('.+')}$`, 'su');
const escaped = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);

describe('the guide for programs', () => {
  it('has examples', () => {
    expect(preface).toContain('async function ask');
    expect(examples.length).toBeGreaterThanOrEqual(7);
  });

  it.each(examples)(
    'shows how to do "$title"',
    async ({ title, code, output }) => {
      const file = join(folder, `${title.replaceAll(/\W+/gu, '-')}.mjs`);
      await writeFile(file, `${preface}\n${code}`);
      const { stdout } = await run(process.execPath, [file], {
        env: { ...process.env, KONTOR_URL: api.url, KONTOR_KEY: secret },
      });
      expect(stdout.trim()).toMatch(pattern(output));
    },
    20_000,
  );
});
