import { namespaces } from './namespaces.js';

export const resources = namespaces(
  import.meta.glob<object>('../../locales/en/*.json', { eager: true, import: 'default' }),
);
