import { describe, expect, it } from '@jest/globals';
import type {
  ActivityFactsFragment,
  RegisterFactsFragment,
  StageEventFactsFragment,
} from '../../../graphql/graphql.js';
import { timelineOf } from './timeline-items.js';

const event = (id: string, occurredAt: string) => ({ id, occurredAt }) as StageEventFactsFragment;
const activity = (id: string, doneAt: string | null) => ({ id, doneAt }) as ActivityFactsFragment;
const entry = (id: string, occurredAt: string, fields: readonly string[], more: Partial<RegisterFactsFragment> = {}) =>
  ({
    id,
    occurredAt,
    subjectKind: 'opportunity',
    subjectVersion: 3,
    changes: fields.map((field) => ({ field, from: 'a', to: 'b', fromLabel: null, toLabel: null, fieldLabel: null })),
    ...more,
  }) as RegisterFactsFragment;

const sources = {
  stageEvents: [event('s1', '2026-11-22T23:30:00Z')],
  activities: [activity('a1', '2026-11-20T09:00:00Z'), activity('a2', null)],
  entries: [
    entry('e1', '2026-11-23T09:00:00Z', ['expectedCloseDate']),
    entry('e2', '2026-11-22T23:30:00Z', ['stage', 'closedOn']),
    entry('e3', '2026-11-20T09:00:00Z', ['doneAt'], { subjectKind: 'activity' }),
    entry('e4', '2026-11-01T09:00:00Z', ['title'], {
      subjectVersion: 1,
      changes: [
        {
          __typename: 'RegisterChange',
          field: 'title',
          from: null,
          to: 'x',
          fromLabel: null,
          toLabel: null,
          fieldLabel: null,
        },
      ],
    }),
  ],
};

describe('the timeline of a sale', () => {
  it('tells each thing once, newest first, on the day it happened here', () => {
    const days = timelineOf(sources, 'Europe/Warsaw');
    expect(days.map((day) => [day.date, ...day.items.map((item) => item.id)])).toEqual([
      ['2026-11-23', 'e1', 's1'],
      ['2026-11-20', 'a1'],
    ]);
  });

  it('has nothing to tell of nothing', () => {
    expect(timelineOf({ stageEvents: [], activities: [], entries: [] }, 'UTC')).toEqual([]);
  });
});
