import { describe, expect, it } from '@jest/globals';
import { FieldProblems } from './field-problems.js';
import { Refused } from './refused.js';
import { parseText } from './text.js';

describe('the problems of an input', () => {
  it('hands values on while nothing is wrong', () => {
    const problems = new FieldProblems();
    expect(problems.take('name', parseText(' Anna ', { max: 10 }))).toBe('Anna');
    expect(() => problems.refuseIfAny()).not.toThrow();
  });

  it('names every field at fault, under the code of the first', () => {
    const problems = new FieldProblems();
    expect(problems.take('name', parseText('', { max: 10 }))).toBeUndefined();
    problems.add('ownerId', 'OWNER_UNKNOWN', 'Choose somebody else.');
    const refuse = () => problems.refuseIfAny();
    expect(refuse).toThrow(Refused);
    expect(refuse).toThrow(
      expect.objectContaining({
        code: 'TEXT_REQUIRED',
        details: {
          fields: [
            expect.objectContaining({ path: 'name', code: 'TEXT_REQUIRED' }),
            { path: 'ownerId', code: 'OWNER_UNKNOWN', message: 'Choose somebody else.' },
          ],
        },
      }),
    );
  });
});
