export { eventually } from './eventually.js';
export { crmSalesOpportunities } from './example-files.js';
export { FixedClock } from './fixed-clock.js';
export { type MuteServer, startMuteServer } from './outside/mute-server.js';
export { type NodeProcess, type NodeProcessOptions, startNodeProcess } from './outside/node-process.js';
export {
  type Misbehaviour,
  nbpArchive2025,
  type RateServer,
  startRateServer,
} from './outside/rate-server.js';
export { type RedisServer, startRedisServer } from './outside/redis-server.js';
export { type ReceivedMail, startSmtpServer, type TestSmtpServer } from './outside/smtp-server.js';
export { SequentialIds } from './sequential-ids.js';
export { type EmbeddedServer, freePort, startEmbeddedServer } from './server/embedded-server.js';
export { findMigrationFiles, loadMigrations } from './server/template-database.js';
export { filledDatabase, type TestDatabase, testDatabase } from './test-database.js';
