import type { Authentication } from '@kontor/identity/contract';
import type { AppConfig, Clock, Ids, Logger } from '@kontor/platform';
import type { TrustedDocuments } from './edge/trusted-documents.js';

/** What whoever starts the API may decide instead of the environment. */
export interface ApiOptions {
  readonly config?: AppConfig;
  readonly clock?: Clock;
  readonly ids?: Ids;
  readonly logger?: Logger;
  /** Who is behind a request, when something else than sessions and keys decides it. */
  readonly authentication?: Authentication;
  /** Documents that browsers may ask for, by hash; those of the built application when left out. */
  readonly documents?: TrustedDocuments;
  /** How long a load balancer has to notice that readiness is off, before connections are refused; none unless told. */
  readonly drainMs?: number;
}
