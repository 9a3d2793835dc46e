import 'reflect-metadata';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeGraphql, describeRest } from './describe.js';

// Writes the contract that clients are built on, from the code alone: no database is asked, nothing is started.
const folder = fileURLToPath(new URL('../../contract/', import.meta.url));
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'schema.graphql'), await describeGraphql());
writeFileSync(join(folder, 'openapi.json'), `${JSON.stringify(await describeRest(), null, 2)}\n`);
