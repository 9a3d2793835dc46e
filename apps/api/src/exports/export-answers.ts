import { Refused } from '@kontor/kernel';
import type { Actor } from '@kontor/platform';

export const CSV = 'text/csv; charset=utf-8';
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const attachment = (name: string): string => `attachment; filename="${name}"`;

export const filterQuery = {
  name: 'filter',
  required: false,
  description: 'The filter of the list in GraphQL, as JSON.',
};
export const sortQuery = {
  name: 'sort',
  required: false,
  description: 'The sort of the list in GraphQL, as JSON.',
};
export const separatorQuery = {
  name: 'separator',
  required: false,
  enum: [',', ';'],
};
export const bomQuery = {
  name: 'bom',
  required: false,
  enum: ['true', 'false'],
  description: 'Mark for Excel; true unless told.',
};
export const languageQuery = {
  name: 'language',
  required: false,
  enum: ['PL', 'EN'],
  description: 'Of headings and closed values; the reader’s own unless told.',
};

/** An export shows what the list shows: whoever may not see the list may not take it away either. */
export function requirePermission(actor: Actor, permission: string): void {
  if (actor.permissions.has(permission)) return;
  throw new Refused('FORBIDDEN', `You need the permission ${permission} as well. Ask an administrator.`, {
    permission,
  });
}
