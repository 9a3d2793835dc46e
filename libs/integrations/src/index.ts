import { CreateIntegrations1763900400000 } from './migrations/1763900400000-create-integrations.js';
import { RememberHeaders1764110000000 } from './migrations/1764110000000-remember-headers.js';
import { ImportJobRow } from './persistence/import.row.js';

export { REASON_COLUMNS, reasonColumns } from './domain/column-mapping.js';
export { ownEntry } from './domain/own-entry.js';
export { ImportsOfContexts } from './imports-of-contexts.js';
export { IntegrationsModule } from './integrations.module.js';
export { type ImportProblem, ImportQuery, type ImportView } from './queries/import.query.js';
export { CancelImport } from './use-cases/cancel-import.js';
export { MapImportValues } from './use-cases/map-import-values.js';
export { PrepareImport, type PrepareInput } from './use-cases/prepare-import.js';
export { type ImportOrder, ProcessImport } from './use-cases/process-import.js';
export { RequestImport } from './use-cases/request-import.js';
export { UploadImport } from './use-cases/upload-import.js';

export const integrationsRows = [ImportJobRow];
export const integrationsMigrations = [CreateIntegrations1763900400000, RememberHeaders1764110000000];
