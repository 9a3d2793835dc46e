import { describe, expect, it } from '@jest/globals';
import { parseNumber, withCustomValues } from './custom-value.js';

describe('values of custom fields', () => {
  it('go to the server in the slots of their types, beside what every record has', () => {
    const fields = [
      { key: 'line-speed', type: 'NUMBER' as const },
      { key: 'lead', type: 'PERSON' as const },
    ];
    expect(withCustomValues({ title: 'a', 'custom.line-speed': '5', 'custom.lead': null }, fields)).toEqual({
      title: 'a',
      customFields: [
        { field: 'line-speed', number: '5' },
        { field: 'lead', personId: null },
      ],
    });
    expect(withCustomValues({ title: 'a' }, fields)).toEqual({ title: 'a' });
  });

  it('are read as people type them', () => {
    expect(['1 250,5', '1250.5', '007', '-0', ' ', '1e5', '1,2,3', 'x', '-3'].map(parseNumber)).toEqual([
      '1250.5',
      '1250.5',
      '7',
      '0',
      null,
      undefined,
      undefined,
      undefined,
      '-3',
    ]);
  });
});
