import { ImportQuery, UploadImport } from '@kontor/integrations';
import { type Actor, type ImportKind, notFound } from '@kontor/platform';
import { Controller, Get, HttpCode, Param, ParseEnumPipe, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Requires } from '../edge/access.js';
import { CurrentActor } from '../edge/current-actor.js';
import { ReaderLanguage } from '../edge/reader-language.js';
import { refusedRowsCsv } from './refused-rows-csv.js';
import { type FormRequest, withUploadedFile } from '../edge/uploaded-file.js';
import { ImportKindEnum } from './import.type.js';

interface Reply {
  header(name: string, value: string): Reply;
  send(body: unknown): unknown;
}

@ApiTags('imports')
@Controller('api/v1/imports')
export class ImportController {
  constructor(
    private readonly upload: UploadImport,
    private readonly query: ImportQuery,
    private readonly language: ReaderLanguage,
  ) {}

  @Requires('import.run')
  @Post()
  @HttpCode(201)
  @ApiConsumes('multipart/form-data')
  @ApiOperation({ summary: 'Upload a CSV or XLSX file; answers the id of the import, which GraphQL carries on' })
  async create(
    @CurrentActor() actor: Actor,
    @Query('kind', new ParseEnumPipe(ImportKindEnum)) kind: ImportKind,
    @Query('sourceName') sourceName: string | undefined,
    @Req() request: FormRequest,
  ): Promise<{ id: string }> {
    return withUploadedFile(request, ({ filename, file }) =>
      this.upload.execute(actor, { kind, sourceName: sourceName || null, fileName: filename, content: file }),
    );
  }

  @Requires('import.run')
  @Get(':id/refused-rows.csv')
  @ApiOperation({ summary: 'The refused rows with what is wrong with each, to correct and upload again' })
  async refusedRows(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: Reply,
  ): Promise<void> {
    const view = await this.query.find(actor, id);
    if (!view) throw notFound('import');
    const language = await this.language.of(actor);
    reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="refused-rows-${id}.csv"`)
      .send(refusedRowsCsv(view, this.query.refusedRows(id), language));
  }
}
