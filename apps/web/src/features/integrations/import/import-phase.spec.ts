import { describe, expect, it } from '@jest/globals';
import type { ImportFactsFragment } from '../../../graphql/graphql.js';
import { missingFields, stepStates, timeLeftMs } from './import-phase.js';

type Facts = Parameters<typeof stepStates>[0];

const facts = (overrides: Partial<Facts>): Facts => ({
  status: 'UPLOADED',
  unknownValues: [],
  columns: [{ __typename: 'ImportColumn', name: 'Deal', sample: [], field: 'title' }],
  fields: [
    {
      __typename: 'ImportField',
      key: 'title',
      required: true,
      kind: 'TEXT',
      creatable: false,
      label: { __typename: 'LocalisedText', pl: '', en: '' },
    },
  ] as ImportFactsFragment['fields'],
  rowsRefused: 0,
  startedAt: null,
  ...overrides,
});

const unknown = (target: string | null) =>
  ({
    __typename: 'UnknownValue',
    field: 'product',
    value: 'GTXPro',
    rows: 3,
    target,
    suggestions: [],
  }) as ImportFactsFragment['unknownValues'][number];

describe('where an import stands', () => {
  it('asks for required columns before the check', () => {
    const open = facts({ columns: [{ __typename: 'ImportColumn', name: 'Deal', sample: [], field: null }] });
    expect(missingFields(open).map(({ key }) => key)).toEqual(['title']);
    expect(stepStates(open)).toMatchObject({ columns: 'attention', check: 'todo', run: 'todo' });
    expect(stepStates(facts({}))).toMatchObject({ columns: 'now', check: 'now', values: 'todo' });
  });

  it('draws attention to unknown values and refused rows after the check', () => {
    expect(stepStates(facts({ status: 'CHECKED', unknownValues: [unknown(null)], rowsRefused: 3 }))).toMatchObject({
      values: 'attention',
      check: 'attention',
      run: 'now',
    });
    expect(stepStates(facts({ status: 'CHECKED', unknownValues: [unknown('CREATE')] }))).toMatchObject({
      values: 'done',
      check: 'done',
    });
  });

  it.each([
    ['RUNNING', 'working'],
    ['CANCELLING', 'working'],
    ['DONE', 'done'],
    ['CANCELLED', 'attention'],
    ['FAILED', 'attention'],
  ] as const)('%s: the run is %s', (status, run) => expect(stepStates(facts({ status })).run).toBe(run));

  it('works out the time left from the pace so far', () => {
    const startedAt = '2026-11-23T12:00:00.000Z';
    expect(timeLeftMs({ rowsRead: 2_000, rowsTotal: 8_000, startedAt }, new Date('2026-11-23T12:00:10.000Z'))).toBe(
      30_000,
    );
    expect(timeLeftMs({ rowsRead: 0, rowsTotal: 8_000, startedAt }, new Date('2026-11-23T12:00:10.000Z'))).toBeNull();
    expect(timeLeftMs({ rowsRead: 10, rowsTotal: null, startedAt }, new Date('2026-11-23T12:00:10.000Z'))).toBeNull();
  });
});
