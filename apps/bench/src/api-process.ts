// Kontor's API as an installation runs it, in a process of its own. With BENCH_BARE it answers without looking up a
// session and without a row scope, so that the price of permissions can be told.
import { startApi, TrustedDocuments } from '@kontor/api';
import { Authentication, type SessionActor, type UserId } from '@kontor/identity/contract';
import { currencyCode } from '@kontor/kernel';
import type { Actor } from '@kontor/platform';
import { DOCUMENTS } from './documents.js';
import { hashOf } from './hash-of.js';

const everything = { read: 'ALL', write: 'ALL' } as const;
const actor: Actor = {
  kind: 'USER',
  userId: process.env['BENCH_BARE'] ?? null,
  name: 'Bench',
  channel: 'WEB',
  permissions: new Set(['opportunity.read']),
  scopes: { opportunity: everything, customer: everything, activity: everything },
  teamIds: [],
  homeTeamId: null,
  baseCurrency: currencyCode('PLN'),
  timeZone: 'Europe/Warsaw',
};

class Nobody extends Authentication {
  private readonly session: SessionActor = { actor, sessionId: 'bench', viewerId: actor.userId as UserId };

  async actorOfSession(): Promise<SessionActor> {
    return this.session;
  }

  async actorOfApiKey(): Promise<Actor> {
    return actor;
  }

  async actorOfCalendarLink(): Promise<Actor> {
    return actor;
  }

  async actorOfUser(): Promise<Actor> {
    return actor;
  }
}

const documents = TrustedDocuments.of(Object.fromEntries(Object.values(DOCUMENTS).map((text) => [hashOf(text), text])));
const api = await startApi({ documents, ...(process.env['BENCH_BARE'] ? { authentication: new Nobody() } : {}) });
process.send?.({ port: Number(new URL(api.url).port) });
process.on('disconnect', () => process.exit(0));
