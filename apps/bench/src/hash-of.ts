import { createHash } from 'node:crypto';

/** The name of a trusted document. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
