import { type ImportedArchive, ImportRateArchive } from '@kontor/currency';
import type { Actor } from '@kontor/platform';
import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Requires } from '../edge/access.js';
import { CurrentActor } from '../edge/current-actor.js';
import { type FormRequest, withUploadedFile } from '../edge/uploaded-file.js';

@ApiTags('rates')
@Controller('api/v1/exchange-rates')
export class RateArchiveController {
  constructor(private readonly archive: ImportRateArchive) {}

  @Requires('rate.manage')
  @Post('nbp-archive')
  @HttpCode(200)
  @ApiConsumes('multipart/form-data')
  @ApiOperation({ summary: 'Take a yearly archive of table A of the National Bank of Poland, all of it or nothing' })
  take(@CurrentActor() actor: Actor, @Req() request: FormRequest): Promise<ImportedArchive> {
    return withUploadedFile(request, ({ file }) => this.archive.execute(actor, { content: file }));
  }
}
