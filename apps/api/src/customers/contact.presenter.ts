import type { ContactView } from '@kontor/customers';
import type { ContactType } from './contact.type.js';

export const presentContact = (view: ContactView): ContactType => ({ ...view, roles: [...view.roles] });
