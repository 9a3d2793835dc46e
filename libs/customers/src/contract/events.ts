import type { OutboxEvent } from '@kontor/platform';

/** Types of the events that customers writes to the outbox. */
export const CUSTOMERS_EVENTS = {
  customerCreated: 'customers.customer-created',
  customerChanged: 'customers.customer-changed',
  customerDeleted: 'customers.customer-deleted',
  /** Records of the loser are the winner's from then on; those that moved do not each tell so. */
  customersMerged: 'customers.customers-merged',
  mergeUndone: 'customers.merge-undone',
} as const;

export const customerCreated = (customerId: string, version: number): OutboxEvent => ({
  type: CUSTOMERS_EVENTS.customerCreated,
  payload: { customerId, version },
});

export const customerChanged = (customerId: string, version: number, fields: readonly string[]): OutboxEvent => ({
  type: CUSTOMERS_EVENTS.customerChanged,
  payload: { customerId, version, fields },
});

export const customerDeleted = (customerId: string, version: number): OutboxEvent => ({
  type: CUSTOMERS_EVENTS.customerDeleted,
  payload: { customerId, version },
});

export const customersMerged = (mergeId: string, winnerId: string, loserId: string): OutboxEvent => ({
  type: CUSTOMERS_EVENTS.customersMerged,
  payload: { mergeId, winnerId, loserId },
});

export const mergeUndone = (mergeId: string, winnerId: string, loserId: string): OutboxEvent => ({
  type: CUSTOMERS_EVENTS.mergeUndone,
  payload: { mergeId, winnerId, loserId },
});
