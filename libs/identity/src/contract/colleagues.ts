import { type Statement, sql } from '@kontor/platform';

/** Everybody, for the SQL of contexts whose records name people: `id`, `name`, `email`, and whether they can be named anew. */
export const colleagues: Statement = sql`(
  SELECT u.id, u.name, u.email, u.status <> 'DISABLED' AS active FROM identity.user_account u)`;
