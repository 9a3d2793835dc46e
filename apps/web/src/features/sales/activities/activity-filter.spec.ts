import { describe, expect, it } from '@jest/globals';
import { validateActivitiesSearch } from './activities-search.js';
import { activityFilterOf } from './activity-filter.js';

const filter = (search: Record<string, unknown>) => activityFilterOf(validateActivitiesSearch(search));

describe('which activities are shown', () => {
  it('begins with what I have to do', () => {
    expect(filter({})).toEqual({ states: ['LATE', 'TODAY', 'UPCOMING', 'UNPLANNED'], mine: true });
  });

  it('follows the address', () => {
    expect(filter({ show: 'done', kind: 'CALL,SONG', owner: 'u2', q: 'CE' })).toEqual({
      states: ['DONE'],
      kinds: ['CALL'],
      ownerIds: ['u2'],
      text: 'CE',
    });
    expect(filter({ owner: 'all' })).not.toHaveProperty('mine');
    expect(filter({ team: 't1' })).toMatchObject({ teamIds: ['t1'] });
    expect(filter({ team: 't1' })).not.toHaveProperty('mine');
    expect(filter({ show: 'never' }).states).toHaveLength(4);
  });
});
