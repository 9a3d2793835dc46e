import { namespaces } from './namespaces.js';

export const resources = namespaces(
  import.meta.glob<object>('../../locales/pl/*.json', { eager: true, import: 'default' }),
);
