import { AccountClosing } from './account-closing.js';
import { AttemptLimiter } from './attempt-limiter.js';
import { Credentials } from './credentials.js';
import { Grants } from './grants.js';
import { KeyRights } from './key-rights.js';
import { LinkHanding } from './link-handing.js';
import { NewPasswords } from './new-passwords.js';
import { NewPeople } from './new-people.js';
import { PersonRecords } from './person-records.js';
import { RememberedPeople } from './remembered-people.js';
import { RoleGranting } from './role-granting.js';
import { Sessions } from './sessions.js';
import { SingleUseLinks } from './single-use-links.js';
import { TeamArranging } from './team-arranging.js';

/** The working parts of log-in and of grants; nobody else uses them. */
export const guards = [
  AccountClosing,
  AttemptLimiter,
  Credentials,
  Grants,
  KeyRights,
  LinkHanding,
  NewPasswords,
  NewPeople,
  PersonRecords,
  RememberedPeople,
  RoleGranting,
  Sessions,
  SingleUseLinks,
  TeamArranging,
] as const;
