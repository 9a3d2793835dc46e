import { type DestinationStream, type Logger as Pino, pino } from 'pino';
import type { LogLevel } from '../app-config.js';
import { requestScope } from '../request-scope.js';
import { redact } from './redact.js';

/** Structured lines on standard output: one JSON object each, with the request they belong to and without secrets. */
export class Logger {
  private constructor(private readonly pino: Pino) {}

  static create(level: LogLevel, destination?: DestinationStream): Logger {
    const options = {
      level,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label: string) => ({ level: label }) },
      mixin: () => {
        const requestId = requestScope.current()?.requestId;
        return requestId === undefined ? {} : { requestId };
      },
    };
    return new Logger(destination ? pino(options, destination) : pino(options));
  }

  debug(message: string, fields: object = {}): void {
    if (this.pino.isLevelEnabled('debug')) this.pino.debug(redact(fields), message);
  }

  info(message: string, fields: object = {}): void {
    if (this.pino.isLevelEnabled('info')) this.pino.info(redact(fields), message);
  }

  warn(message: string, fields: object = {}): void {
    if (this.pino.isLevelEnabled('warn')) this.pino.warn(redact(fields), message);
  }

  /** `error` is what was thrown; its message and stack are kept, its other properties are not. */
  error(message: string, error?: unknown, fields: object = {}): void {
    if (this.pino.isLevelEnabled('error'))
      this.pino.error(redact({ ...fields, ...(error === undefined ? {} : { error }) }), message);
  }
}
