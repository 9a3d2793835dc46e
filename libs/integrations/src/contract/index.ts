export { integrationsPermissions } from './permissions.js';
export type { IntegrationsRefusalCode } from './refusals.js';

/** Written by the API, carried out by the worker: `{ importId, mode, version }`. */
export const IMPORT_REQUESTED = 'integrations.import-requested';
