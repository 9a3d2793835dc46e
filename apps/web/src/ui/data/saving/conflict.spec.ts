import { describe, expect, it } from '@jest/globals';
import { chosenInput, conflictRows, standsBeside } from './conflict.js';

const mine = { expectedCloseDate: '2026-12-12', nextStep: null };

describe('two people who save one record', () => {
  it('lists what either changed, mine first', () => {
    expect(conflictRows(mine, { amount: '5', expectedCloseDate: '2026-12-19' })).toEqual([
      { field: 'expectedCloseDate', inMine: true, inTheirs: true },
      { field: 'nextStep', inMine: true, inTheirs: false },
      { field: 'amount', inMine: false, inTheirs: true },
    ]);
  });

  it('sees when nothing was typed over', () => {
    expect(standsBeside(mine, { amount: '5' })).toBe(true);
    expect(standsBeside(mine, { nextStep: 'Call' })).toBe(false);
  });

  it('sends mine unless I chose theirs, and a cleared field stays cleared', () => {
    const rows = conflictRows(mine, { expectedCloseDate: '2026-12-19' });
    expect(chosenInput(mine, rows, {})).toEqual(mine);
    expect(chosenInput(mine, rows, { expectedCloseDate: 'theirs' })).toEqual({ nextStep: null });
  });
});
