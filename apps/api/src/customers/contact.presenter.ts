import type { ContactView } from '@kontor/customers';
import { withCustomValues } from '../custom-fields/custom-value.presenter.js';
import type { ContactType } from './contact.type.js';

export const presentContact = (view: ContactView): ContactType => ({
  ...withCustomValues(view),
  roles: [...view.roles],
});
