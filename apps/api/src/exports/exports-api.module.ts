import { Module } from '@nestjs/common';
import { ExportController } from './export.controller.js';
import { ExportInputs } from './export-inputs.js';

/** Lists as files. */
@Module({ controllers: [ExportController], providers: [ExportInputs] })
export class ExportsApiModule {}
