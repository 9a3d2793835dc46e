import type { Actor } from '@kontor/platform';
import { ActivityListQuery, type ActivityView } from '@kontor/sales';
import { Controller, Get, Header, Query, type StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import { Requires } from '../edge/access.js';
import { CurrentActor } from '../edge/current-actor.js';
import { ActivityFilter } from '../sales/activity.input.js';
import { activityColumns } from './activity-columns.js';
import {
  attachment,
  bomQuery,
  CSV,
  filterQuery,
  languageQuery,
  requirePermission,
  separatorQuery,
  XLSX,
} from './export-answers.js';
import { ExportInputs, type ExportQuery } from './export-inputs.js';
import { type Exported, SheetFiles } from './sheet-files.js';

@ApiTags('exports')
@Controller('api/v1/exports')
export class ActivityExportController {
  constructor(
    private readonly list: ActivityListQuery,
    private readonly inputs: ExportInputs,
    private readonly files: SheetFiles,
  ) {}

  @Requires('export.run')
  @Get('activities.csv')
  @Header('content-type', CSV)
  @Header('content-disposition', attachment('activities.csv'))
  @ApiProduces('text/csv')
  @ApiOperation({
    summary: 'All activities of a filter that the caller may see',
  })
  @ApiQuery(filterQuery)
  @ApiQuery(separatorQuery)
  @ApiQuery(bomQuery)
  @ApiQuery(languageQuery)
  activities(@CurrentActor() actor: Actor, @Query() query: ExportQuery): Promise<StreamableFile> {
    return this.files.asCsv(actor, query, this.activitiesOf(actor, query));
  }

  @Requires('export.run')
  @Get('activities.xlsx')
  @Header('content-type', XLSX)
  @Header('content-disposition', attachment('activities.xlsx'))
  @ApiProduces(XLSX)
  @ApiOperation({ summary: 'The same as a workbook' })
  @ApiQuery(filterQuery)
  @ApiQuery(languageQuery)
  activitiesAsWorkbook(@CurrentActor() actor: Actor, @Query() query: ExportQuery): Promise<StreamableFile> {
    return this.files.asXlsx(actor, query, this.activitiesOf(actor, query), {
      pl: 'Działania',
      en: 'Activities',
    });
  }

  private activitiesOf(actor: Actor, query: ExportQuery): Exported<ActivityView> {
    requirePermission(actor, 'activity.read');
    const filter = this.inputs.read('filter', query.filter, ActivityFilter);
    return { columns: activityColumns, rows: this.list.stream(actor, filter) };
  }
}
