import { expect, it } from '@jest/globals';
import { ownEntry } from './own-entry.js';

it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
  'is there only when it was put there: %s',
  (word) => {
    expect(ownEntry({}, word)).toBeUndefined();
    expect(ownEntry(Object.fromEntries([[word, 'mapped']]), word)).toBe('mapped');
  },
);
