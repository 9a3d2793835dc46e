import { Refused } from '@kontor/kernel';
import type { Transactions, Tx } from '@kontor/platform';

/**
 * Runs a unit of work whose answer goes out with a secret. The secret stays outside what the transaction answers, so
 * that it is not kept under the request's Idempotency-Key; a repeated request is told so instead of getting one that
 * does not work. Refusal: `SECRET_SHOWN_ONCE`.
 */
export async function withSecretShownOnce<Answer, Secret>(
  transactions: Transactions,
  work: (tx: Tx) => Promise<{ answer: Answer; secret: Secret }>,
): Promise<{ answer: Answer; secret: Secret }> {
  let made: { secret: Secret } | null = null;
  const answer = await transactions.run(async (tx) => {
    const done = await work(tx);
    made = { secret: done.secret };
    return done.answer;
  });
  const shown = made as { secret: Secret } | null;
  if (shown === null) {
    throw new Refused(
      'SECRET_SHOWN_ONCE',
      'This was done by an earlier copy of the request, which showed the secret. Make a new one if it is lost.',
    );
  }
  return { answer, secret: shown.secret };
}
