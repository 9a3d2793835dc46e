import { CustomerListQuery, type CustomerRecord } from '@kontor/customers';
import type { Actor } from '@kontor/platform';
import { OpportunityListQuery, type OpportunityView } from '@kontor/sales';
import { Controller, Get, Header, Query, type StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import { CustomerFilter, CustomerSort } from '../customers/customer.input.js';
import { Requires } from '../edge/access.js';
import { CurrentActor } from '../edge/current-actor.js';
import { OpportunityFilter, OpportunitySort } from '../sales/opportunity-filter.input.js';
import { CustomColumns } from './custom-columns.js';
import { customerColumns } from './customer-columns.js';
import {
  attachment,
  bomQuery,
  CSV,
  filterQuery,
  languageQuery,
  requirePermission,
  separatorQuery,
  sortQuery,
  XLSX,
} from './export-answers.js';
import { ExportInputs, type ExportQuery } from './export-inputs.js';
import { opportunityColumns } from './opportunity-columns.js';
import { type Exported, SheetFiles } from './sheet-files.js';

@ApiTags('exports')
@Controller('api/v1/exports')
export class ExportController {
  constructor(
    private readonly customerList: CustomerListQuery,
    private readonly opportunityList: OpportunityListQuery,
    private readonly inputs: ExportInputs,
    private readonly files: SheetFiles,
    private readonly custom: CustomColumns,
  ) {}

  @Requires('export.run')
  @Get('customers.csv')
  @Header('content-type', CSV)
  @Header('content-disposition', attachment('customers.csv'))
  @ApiProduces('text/csv')
  @ApiOperation({ summary: 'All customers of a filter that the caller may see' })
  @ApiQuery(filterQuery)
  @ApiQuery(sortQuery)
  @ApiQuery(separatorQuery)
  @ApiQuery(bomQuery)
  @ApiQuery(languageQuery)
  async customers(@CurrentActor() actor: Actor, @Query() query: ExportQuery): Promise<StreamableFile> {
    return this.files.asCsv(actor, query, await this.customersOf(actor, query));
  }

  @Requires('export.run')
  @Get('customers.xlsx')
  @Header('content-type', XLSX)
  @Header('content-disposition', attachment('customers.xlsx'))
  @ApiProduces(XLSX)
  @ApiOperation({ summary: 'The same as a workbook' })
  @ApiQuery(filterQuery)
  @ApiQuery(sortQuery)
  @ApiQuery(languageQuery)
  async customersAsWorkbook(@CurrentActor() actor: Actor, @Query() query: ExportQuery): Promise<StreamableFile> {
    return this.files.asXlsx(actor, query, await this.customersOf(actor, query), { pl: 'Klienci', en: 'Customers' });
  }

  @Requires('export.run')
  @Get('opportunities.csv')
  @Header('content-type', CSV)
  @Header('content-disposition', attachment('opportunities.csv'))
  @ApiProduces('text/csv')
  @ApiOperation({ summary: 'All sales of a filter that the caller may see' })
  @ApiQuery(filterQuery)
  @ApiQuery(sortQuery)
  @ApiQuery(separatorQuery)
  @ApiQuery(bomQuery)
  @ApiQuery(languageQuery)
  async opportunities(@CurrentActor() actor: Actor, @Query() query: ExportQuery): Promise<StreamableFile> {
    return this.files.asCsv(actor, query, await this.opportunitiesOf(actor, query));
  }

  @Requires('export.run')
  @Get('opportunities.xlsx')
  @Header('content-type', XLSX)
  @Header('content-disposition', attachment('opportunities.xlsx'))
  @ApiProduces(XLSX)
  @ApiOperation({ summary: 'The same as a workbook' })
  @ApiQuery(filterQuery)
  @ApiQuery(sortQuery)
  @ApiQuery(languageQuery)
  async opportunitiesAsWorkbook(@CurrentActor() actor: Actor, @Query() query: ExportQuery): Promise<StreamableFile> {
    return this.files.asXlsx(actor, query, await this.opportunitiesOf(actor, query), {
      pl: 'Szanse',
      en: 'Opportunities',
    });
  }

  private async customersOf(actor: Actor, query: ExportQuery): Promise<Exported<CustomerRecord>> {
    requirePermission(actor, 'customer.read');
    const filter = this.inputs.read('filter', query.filter, CustomerFilter);
    const sort = this.inputs.read('sort', query.sort, CustomerSort);
    const columns = await this.custom.after(customerColumns, 'CUSTOMER');
    return { columns, rows: this.customerList.stream(actor, filter, sort) };
  }

  private async opportunitiesOf(actor: Actor, query: ExportQuery): Promise<Exported<OpportunityView>> {
    requirePermission(actor, 'opportunity.read');
    const filter = this.inputs.read('filter', query.filter, OpportunityFilter);
    const sort = this.inputs.read('sort', query.sort, OpportunitySort);
    const columns = await this.custom.after(opportunityColumns, 'OPPORTUNITY');
    return {
      columns,
      rows: this.opportunityList.stream(actor, { filter, sort }),
    };
  }
}
