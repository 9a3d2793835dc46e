import { CreateIdentity1763900100000 } from './migrations/1763900100000-create-identity.js';
import { AddCalendarLinks1764030100000 } from './migrations/1764030100000-add-calendar-links.js';

/** In the order of their timestamps. */
export const identityMigrations = [CreateIdentity1763900100000, AddCalendarLinks1764030100000] as const;
