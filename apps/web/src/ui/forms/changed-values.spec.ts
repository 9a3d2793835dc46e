import { describe, expect, it } from '@jest/globals';
import { changedValues } from './changed-values.js';

describe('what a form sends', () => {
  it('sends what was touched and nothing else', () => {
    const saved = { name: 'Anna', roleIds: ['a', 'b'], note: '' };
    expect(changedValues(saved, { ...saved })).toEqual({});
    expect(changedValues(saved, { ...saved, name: 'Anna Maria', roleIds: ['a'] })).toEqual({
      name: 'Anna Maria',
      roleIds: ['a'],
    });
  });

  it('sends an emptied field, which is a change', () => {
    expect(changedValues({ note: 'x' }, { note: '' })).toEqual({ note: '' });
  });
});
