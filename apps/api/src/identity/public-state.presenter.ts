import { DEMO_PASSWORD, type DemoPerson, type OrganisationView } from '@kontor/identity';
import type { PublicStateType } from './organisation.type.js';

export const presentPublicState = (
  organisation: OrganisationView | null,
  demoPeople: readonly DemoPerson[],
  mailConfigured: boolean,
): PublicStateType => ({
  state: organisation === null ? 'SET_UP_NEEDED' : 'READY',
  organisationName: organisation?.name ?? null,
  demoLogins: organisation?.isDemo ? demoPeople.map((person) => ({ ...person, password: DEMO_PASSWORD })) : [],
  mailConfigured,
});
