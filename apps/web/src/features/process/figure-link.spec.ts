import { expect, it } from '@jest/globals';
import { filterOf } from '../sales/filters/sale-filter.js';
import { validateSaleSearch } from '../sales/filters/sale-search.js';
import { searchOf } from './figure-link.js';

it('carries every part of a figure’s filter through the address of the list and back', () => {
  const filter = {
    meanings: ['WON' as const, 'LOST' as const],
    processIds: ['p'],
    versionIds: ['v'],
    ownerIds: ['u'],
    teamIds: ['t'],
    openedFrom: '2026-01-01',
    openedTo: '2026-12-31',
    closedFrom: '2026-02-01',
    closedTo: '2026-02-28',
    reachedStageId: 's1',
    stoppedAtStageId: 's2',
    leftStageId: 's3',
    health: 'WENT_BACK' as const,
  };
  const nothing = { __typename: 'FigureFilter' as const, withoutOwner: null, withoutTeam: null };
  const address = validateSaleSearch({ ...searchOf({ ...filter, ...nothing }) });
  expect(filterOf(address, '2026-11-24')).toEqual(filter);
});

it('finds the sales of nobody and of no team', () => {
  const none = {
    __typename: 'FigureFilter' as const,
    meanings: null,
    processIds: null,
    versionIds: null,
    ownerIds: null,
    teamIds: null,
    openedFrom: null,
    openedTo: null,
    closedFrom: null,
    closedTo: null,
    reachedStageId: null,
    stoppedAtStageId: null,
    leftStageId: null,
    health: null,
  };
  const address = validateSaleSearch({ ...searchOf({ ...none, withoutOwner: true, withoutTeam: true }) });
  expect(filterOf(address, '2026-11-24')).toEqual({ withoutOwner: true, withoutTeam: true });
});
