export { FixedClock } from './fixed-clock.js';
export { SequentialIds } from './sequential-ids.js';
export { type EmbeddedServer, freePort, startEmbeddedServer } from './server/embedded-server.js';
export { findMigrationFiles, loadMigrations } from './server/template-database.js';
export { type TestDatabase, testDatabase } from './test-database.js';
