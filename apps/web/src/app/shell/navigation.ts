import {
  IconCalendarCheck,
  IconChartFunnel,
  IconBuilding,
  IconHome,
  IconLayoutKanban,
  IconSettings,
  IconTargetArrow,
  IconUpload,
  type TablerIcon,
} from '@tabler/icons-react';
import type { PageName } from '../router.js';

export interface Destination {
  readonly to: '/' | '/board' | '/opportunities' | '/customers' | '/activities' | '/process' | '/imports' | '/settings';
  readonly name: PageName;
  readonly icon: TablerIcon;
  /** Any one of these opens the place; none means everybody. */
  readonly needs: readonly string[];
  readonly keys: string | null;
}

const home: Destination = { to: '/', name: 'home', icon: IconHome, needs: [], keys: 'g h' };

const sales: readonly Destination[] = [
  {
    to: '/board',
    name: 'board',
    icon: IconLayoutKanban,

    needs: ['opportunity.read'],
    keys: 'g b',
  },
  {
    to: '/opportunities',
    name: 'opportunities',
    icon: IconTargetArrow,

    needs: ['opportunity.read'],
    keys: 'g o',
  },
  {
    to: '/customers',
    name: 'customers',
    icon: IconBuilding,

    needs: ['customer.read'],
    keys: 'g c',
  },
  {
    to: '/activities',
    name: 'activities',
    icon: IconCalendarCheck,

    needs: ['activity.read'],
    keys: 'g a',
  },
  {
    to: '/process',
    name: 'process',
    icon: IconChartFunnel,
    needs: ['opportunity.read'],
    keys: 'g p',
  },
];

const settings: readonly Destination[] = [
  { to: '/imports', name: 'imports', icon: IconUpload, needs: ['import.run'], keys: 'g i' },
  {
    to: '/settings',
    name: 'settings',
    icon: IconSettings,

    needs: [
      'user.manage',
      'team.manage',
      'role.manage',
      'organisation.manage',
      'api-key.manage',
      'rate.manage',
      'pick-list.manage',
      'operations.read',
    ],
    keys: 'g s',
  },
];

export interface DestinationGroup {
  readonly name: 'home' | 'sales' | 'settings';
  readonly destinations: readonly Destination[];
}

const groups: readonly DestinationGroup[] = [
  { name: 'home', destinations: [home] },
  { name: 'sales', destinations: sales },
  { name: 'settings', destinations: settings },
];

/** The places this person may go to; groups without any are left out. */
export function destinationsFor(permissions: readonly string[]): readonly DestinationGroup[] {
  const open = ({ needs }: Destination) => needs.length === 0 || needs.some((need) => permissions.includes(need));
  return groups
    .map((group) => ({ ...group, destinations: group.destinations.filter(open) }))
    .filter((group) => group.destinations.length > 0);
}
