import { expect, it } from '@jest/globals';
import { roleKey } from './role-key.js';

it.each([
  ['Export clerk', 'export-clerk-7f'],
  ['  Área (North) ', 'area-north-7f'],
  ['Отдел', 'role-7f'],
  ['x'.repeat(200), `${'x'.repeat(40)}-7f`],
])('%j becomes %s', (name, key) => {
  expect(roleKey(name, '7f')).toBe(key);
});
