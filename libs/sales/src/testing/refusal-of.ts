import type { Refused } from '@kontor/kernel';

/** What a promise was refused with; a promise that holds is a failure of the test. */
export const refusalOf = (attempt: Promise<unknown>): Promise<Refused> =>
  attempt.then(
    () => Promise.reject(new Error('nothing was refused')),
    (error: unknown) => error as Refused,
  );

/** The fields at fault, as `path CODE`. */
export const fieldsRefused = async (attempt: Promise<unknown>): Promise<string[]> =>
  ((await refusalOf(attempt)).details.fields ?? []).map(({ path, code }) => `${path} ${code}`);
