import { describe, expect, it } from '@jest/globals';
import type { CustomerFactsFragment } from '../../../graphql/graphql.js';
import { differences, proposed } from './merge-fields.js';

const customer = (more: object) =>
  ({
    name: 'Żółw',
    kind: 'COMPANY',
    taxId: null,
    owner: { id: '1', name: 'Anna' },
    notes: null,
    ...more,
  }) as CustomerFactsFragment;

describe('the fields of a merge', () => {
  it('are those that differ, and what only the loser has is kept', () => {
    const rows = differences(customer({}), customer({ name: 'Zolw', taxId: 'PL5260250274' }));
    expect(rows).toEqual([
      { field: 'name', winner: 'Żółw', loser: 'Zolw' },
      { field: 'taxId', winner: null, loser: 'PL5260250274' },
    ]);
    expect(proposed(rows)).toEqual(['taxId']);
  });
});
