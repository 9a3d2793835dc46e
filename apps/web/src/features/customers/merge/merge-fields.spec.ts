import { describe, expect, it } from '@jest/globals';
import type { CustomerFactsFragment } from '../../../graphql/graphql.js';
import type { Words } from '../../../ui/data/words/use-words.js';
import { differences, proposed, takenInput } from './merge-fields.js';

const words = { number: (value: string | number) => String(value) } as unknown as Words;
const speed = (number: string) => ({
  field: 'line-speed',
  label: { pl: 'x', en: 'x' },
  number,
  text: null,
  date: null,
});

const customer = (more: object) =>
  ({
    name: 'Żółw',
    kind: 'COMPANY',
    taxId: null,
    owner: { id: '1', name: 'Anna' },
    notes: null,
    customFields: [],
    ...more,
  }) as object as CustomerFactsFragment;

describe('the fields of a merge', () => {
  it('are those that differ, and what only the loser has is kept', () => {
    const rows = differences(customer({}), customer({ name: 'Zolw', taxId: 'PL5260250274' }), words);
    expect(rows).toEqual([
      { field: 'name', winner: 'Żółw', loser: 'Zolw' },
      { field: 'taxId', winner: null, loser: 'PL5260250274' },
    ]);
    expect(proposed(rows)).toEqual(['taxId']);
  });

  it('are also those of the organisation’s own that both have', () => {
    const other = { ...speed('1'), field: 'only-there' };
    const rows = differences(
      customer({ customFields: [speed('120')] }),
      customer({ customFields: [speed('180'), other] }),
      words,
    );
    expect(rows).toMatchObject([{ field: 'custom.line-speed', winner: '120', loser: '180' }]);
    expect(takenInput(['name', 'custom.line-speed'])).toEqual({ taken: ['name'], takenCustomFields: ['line-speed'] });
  });
});
