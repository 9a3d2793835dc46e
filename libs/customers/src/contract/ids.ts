import type { Brand } from '@kontor/kernel';

export type CustomerId = Brand<string, 'CustomerId'>;
export type ContactId = Brand<string, 'ContactId'>;
