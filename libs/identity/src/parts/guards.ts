import { AccountClosing } from '../security/account-closing.js';
import { AttemptLimiter } from '../security/attempt-limiter.js';
import { Credentials } from '../security/credentials.js';
import { Grants } from '../security/grants.js';
import { KeyRights } from '../security/key-rights.js';
import { LinkHanding } from '../security/link-handing.js';
import { NewPasswords } from '../security/new-passwords.js';
import { NewPeople } from '../security/new-people.js';
import { PersonRecords } from '../security/person-records.js';
import { RoleGranting } from '../security/role-granting.js';
import { Sessions } from '../security/sessions.js';
import { SingleUseLinks } from '../security/single-use-links.js';
import { TeamArranging } from '../security/team-arranging.js';

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
  RoleGranting,
  Sessions,
  SingleUseLinks,
  TeamArranging,
] as const;
