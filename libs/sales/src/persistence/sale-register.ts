import { customChanges } from '@kontor/kernel';
import {
  type Actor,
  type Change,
  ChangeRegister,
  changesBetween,
  Outbox,
  type OutboxEvent,
  type Tx,
} from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { REGISTERED_FIELDS, registeredSale } from '../domain/sale.js';
import type { SavedSale } from './opportunity.repository.js';

export interface SaleSave {
  /** `opportunity.<imperative>`: names the use case. */
  readonly action: `opportunity.${string}`;
  /** `null` for a sale that is new. */
  readonly before: SavedSale | null;
  readonly after: SavedSale;
  readonly reason?: string | null;
  readonly occurredAt?: Date;
  /** What is not a fact that anybody states, and is told where the save set it by itself. */
  readonly derived?: readonly Change[];
  /** What others are told, given the fields that changed. */
  readonly events: (fields: readonly string[]) => readonly OutboxEvent[];
}

/** Writes one save of a sale into its own register and tells others of it, in the transaction of the save. */
@Injectable()
export class SaleRegister {
  constructor(
    private readonly register: ChangeRegister,
    private readonly outbox: Outbox,
  ) {}

  async record(tx: Tx, actor: Actor, save: SaleSave): Promise<void> {
    const { action, before, after, reason, occurredAt, events, derived = [] } = save;
    const changes = [
      ...changesBetween(before ? registeredSale(before) : {}, registeredSale(after), REGISTERED_FIELDS),
      ...customChanges(before?.custom ?? {}, after.custom),
    ];
    await this.register.record(tx, actor, {
      stream: { kind: 'sale', id: after.id },
      subject: { kind: 'opportunity', id: after.id, version: after.version },
      action,
      changes: [...changes.filter(({ from, to }) => !(isNothing(from) && isNothing(to))), ...derived],
      reason: reason ?? null,
      ...(occurredAt ? { occurredAt } : {}),
    });
    await this.outbox.add(tx, ...events(changes.map(({ field }) => field)));
  }
}

/** A new sale without splits has not changed its splits. */
const isNothing = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0);
