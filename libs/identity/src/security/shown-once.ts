import { Refused } from '@kontor/kernel';
import type { Transactions, Tx } from '@kontor/platform';

/**
 * Runs a unit of work whose answer goes out with a secret. The secret stays outside what the transaction answers, so
 * that it is not kept under the request's Idempotency-Key; a repeated request is told so instead of getting one that
 * does not work. `secret` may be `null` when this time there is none to show. Refusal: `SECRET_SHOWN_ONCE`.
 */
export async function withSecretShownOnce<Answer>(
  transactions: Transactions,
  work: (tx: Tx) => Promise<{ answer: Answer; secret: string | null }>,
): Promise<{ answer: Answer; secret: string | null }> {
  let shown: string | null = null;
  let ran = false;
  const { answer, hasSecret } = await transactions.run(async (tx) => {
    const done = await work(tx);
    shown = done.secret;
    ran = true;
    return { answer: done.answer, hasSecret: done.secret !== null };
  });
  if (hasSecret && !ran) {
    throw new Refused(
      'SECRET_SHOWN_ONCE',
      'This was done by an earlier copy of the request, which showed the secret. Make a new one if it is lost.',
    );
  }
  return { answer, secret: shown };
}
