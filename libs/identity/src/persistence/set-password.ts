import { sql, type Tx } from '@kontor/platform';

/** A password is no field of the record that others edit: setting it makes no version of the person. */
export const setPassword = (tx: Tx, userId: string, passwordHash: string): void =>
  tx.send(sql`UPDATE identity.user_account SET password_hash = ${passwordHash} WHERE id = ${userId}`);
