import { startEmbeddedServer } from './embedded-server.js';
import { buildTemplate } from './template-database.js';

// Runs beside Jest as a process of its own, because Jest compiles its global set-up to CommonJS. It prints one line of
// JSON when the template is ready, and ends with its standard input, so that a killed Jest leaves no server behind.
const given = process.env['KONTOR_TEST_SERVER_URL'];
const server = given ? { url: given, stop: async () => undefined } : await startEmbeddedServer();
const template = await buildTemplate(server.url, process.cwd());
process.stdout.write(`${JSON.stringify({ url: server.url, template })}\n`);
process.stdin.resume();
process.stdin.once('end', () => void server.stop().finally(() => process.exit(0)));
