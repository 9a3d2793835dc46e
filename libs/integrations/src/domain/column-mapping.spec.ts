import { expect, it } from '@jest/globals';
import { headerOf, mapColumns, nameColumns, REASON_COLUMNS } from './column-mapping.js';

const fields = [
  { key: 'owner', label: { pl: 'Opiekun', en: 'Owner' }, aliases: ['salesagent', 'handlowiec'] },
  { key: 'closedOn', label: { pl: 'Data zamknięcia', en: 'Closed on' }, aliases: ['closedate'] },
];

it('finds fields by their names in both languages and by those of other systems', () => {
  expect(mapColumns(['sales_agent', 'DATA ZAMKNIECIA', 'colour'], fields)).toEqual({
    sales_agent: 'owner',
    'DATA ZAMKNIECIA': 'closedOn',
  });
});

it('gives a field to the first column that means it', () => {
  expect(mapColumns(['Owner', 'Handlowiec'], fields)).toEqual({ Owner: 'owner' });
});

it('gives every column a name of its own', () => {
  expect(nameColumns(['Name', '', 'Name'], true)).toEqual(['Name', 'Column 2', 'Name (2)']);
  expect(nameColumns(['1054', 'x'], false)).toEqual(['Column 1', 'Column 2']);
});

it.each(['pl', 'en'] as const)('knows a file again by its columns, with or without reasons (%s)', (language) => {
  const columns = ['id', 'Etap'];
  expect(headerOf([...REASON_COLUMNS[language], ...columns])).toBe(headerOf(columns));
  expect(headerOf(['Etap', 'id'])).not.toBe(headerOf(columns));
  expect(headerOf(['row', 'problem', ...columns])).not.toBe(headerOf(columns));
});
