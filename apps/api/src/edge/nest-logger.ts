import type { LoggerService } from '@nestjs/common';

const quiet = () => undefined;
const loud = (message: unknown, ...more: unknown[]) =>
  process.stderr.write(`${[message, ...more].map(String).join(' ')}\n`);

/** Nest tells of every route it maps; only what goes wrong while it starts is worth a line. */
export const nestLogger: LoggerService = {
  log: quiet,
  debug: quiet,
  verbose: quiet,
  warn: loud,
  error: loud,
  fatal: loud,
};
