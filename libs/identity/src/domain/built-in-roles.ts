// The roles that every new organisation begins with. The administrator's is fixed and holds whatever permissions the
// installation has, so that an update never locks its only keeper out; the others are a start that may be edited.
import type { Reach, ReachPair, Scopes } from './rights.js';

export const ADMINISTRATOR = 'administrator';

export interface BuiltInRole {
  readonly key: string;
  readonly name: { readonly pl: string; readonly en: string };
  /** `ALL` means all that there are, also those of later versions. */
  readonly permissions: readonly string[] | 'ALL';
  readonly scopes: Scopes;
}

const pair = (read: Reach, write: Reach): ReachPair => ({ read, write });

const SELLING = [
  'customer.read',
  'customer.write',
  'opportunity.read',
  'opportunity.write',
  'activity.read',
  'activity.write',
];

export const BUILT_IN_ROLES: readonly BuiltInRole[] = [
  {
    key: ADMINISTRATOR,
    name: { pl: 'Administrator', en: 'Administrator' },
    permissions: 'ALL',
    scopes: { customer: pair('ALL', 'ALL'), opportunity: pair('ALL', 'ALL'), activity: pair('ALL', 'ALL') },
  },
  {
    key: 'head-of-sales',
    name: { pl: 'Dyrektor sprzedaży', en: 'Head of sales' },
    permissions: [
      ...SELLING,
      'customer.delete',
      'opportunity.delete',
      'process.manage',
      'rate.manage',
      'pick-list.manage',
      'custom-field.manage',
      'import.run',
      'export.run',
    ],
    scopes: { customer: pair('ALL', 'ALL'), opportunity: pair('ALL', 'ALL'), activity: pair('ALL', 'ALL') },
  },
  {
    key: 'team-leader',
    name: { pl: 'Kierownik zespołu', en: 'Team leader' },
    permissions: [...SELLING, 'opportunity.delete', 'export.run'],
    scopes: { customer: pair('ALL', 'TEAM'), opportunity: pair('TEAM', 'TEAM'), activity: pair('TEAM', 'TEAM') },
  },
  {
    key: 'salesperson',
    name: { pl: 'Handlowiec', en: 'Salesperson' },
    permissions: [...SELLING, 'export.run'],
    scopes: { customer: pair('ALL', 'TEAM'), opportunity: pair('TEAM', 'OWN'), activity: pair('TEAM', 'OWN') },
  },
  {
    key: 'viewer',
    name: { pl: 'Obserwator', en: 'Viewer' },
    permissions: ['customer.read', 'opportunity.read', 'activity.read'],
    scopes: { customer: pair('TEAM', 'OWN'), opportunity: pair('TEAM', 'OWN'), activity: pair('TEAM', 'OWN') },
  },
];
