import { Module } from '@nestjs/common';
import { ReaderLanguage } from '../edge/reader-language.js';
import { ActivityExportController } from './activity-export.controller.js';
import { CustomColumns } from './custom-columns.js';
import { ExportController } from './export.controller.js';
import { ExportInputs } from './export-inputs.js';
import { SheetFiles } from './sheet-files.js';

/** Lists as files. */
@Module({
  controllers: [ExportController, ActivityExportController],
  providers: [CustomColumns, ExportInputs, SheetFiles, ReaderLanguage],
})
export class ExportsApiModule {}
