import { Global, Module } from '@nestjs/common';
import { ImportsOfContexts } from './imports-of-contexts.js';
import { ImportRepository } from './persistence/import.repository.js';
import { ImportQuery } from './queries/import.query.js';
import { CancelImport } from './use-cases/cancel-import.js';
import { MapImportValues } from './use-cases/map-import-values.js';
import { PrepareImport } from './use-cases/prepare-import.js';
import { ProcessImport } from './use-cases/process-import.js';
import { RequestImport } from './use-cases/request-import.js';
import { UploadImport } from './use-cases/upload-import.js';

const useCases = [UploadImport, PrepareImport, MapImportValues, RequestImport, CancelImport, ProcessImport];

@Global()
@Module({
  providers: [...useCases, ImportsOfContexts, ImportRepository, ImportQuery],
  exports: [...useCases, ImportsOfContexts, ImportQuery],
})
export class IntegrationsModule {}
