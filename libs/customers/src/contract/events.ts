import type { OutboxEvent } from '@kontor/platform';

/** Types of the events that customers writes to the outbox. */
export const CUSTOMERS_EVENTS = {
  customerCreated: 'customers.customer-created',
  customerChanged: 'customers.customer-changed',
  customerDeleted: 'customers.customer-deleted',
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
