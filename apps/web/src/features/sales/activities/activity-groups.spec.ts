import { describe, expect, it } from '@jest/globals';
import type { ActivityFactsFragment } from '../../../graphql/graphql.js';
import { groupsOf } from './activity-groups.js';

const activity = (id: string, more: Partial<ActivityFactsFragment>) =>
  ({ id, doneAt: null, dueAt: null, overdue: false, ...more }) as ActivityFactsFragment;

describe('activities by day', () => {
  it('stand under the day they belong to here, late ones and unplanned ones together', () => {
    const groups = groupsOf(
      [
        activity('1', { dueAt: '2026-11-01T10:00:00Z', overdue: true }),
        activity('2', { dueAt: '2026-11-10T10:00:00Z', overdue: true }),
        activity('3', { dueAt: '2026-11-23T23:30:00Z' }),
        activity('4', {}),
        activity('5', { dueAt: '2026-11-01T10:00:00Z', doneAt: '2026-11-02T10:00:00Z' }),
      ],
      'Europe/Warsaw',
    );
    expect(groups.map((group) => [group.key, ...group.activities.map((one) => one.id)])).toEqual([
      ['late', '1', '2'],
      ['2026-11-24', '3'],
      ['unplanned', '4'],
      ['2026-11-02', '5'],
    ]);
  });
});
