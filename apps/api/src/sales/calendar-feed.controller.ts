import { createHash } from 'node:crypto';
import { Authentication } from '@kontor/identity/contract';
import { AppConfig, notFound } from '@kontor/platform';
import { ActivityFeedQuery } from '@kontor/sales';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../edge/access.js';
import type { ApiReply, ApiRequest } from '../edge/request.js';
import { calendarFile } from './calendar-file.js';
import { FeedLimiter } from './feed-limiter.js';

/** The calendar of one person, for programs that know its address and cannot log in. */
@ApiExcludeController()
@Controller('calendar')
export class CalendarFeedController {
  constructor(
    private readonly authentication: Authentication,
    private readonly feed: ActivityFeedQuery,
    private readonly limiter: FeedLimiter,
    private readonly config: AppConfig,
  ) {}

  /** An address that is unknown, revoked, or whose person is disabled is the same: not found. */
  @Public()
  @Get(':file')
  async file(@Param('file') file: string, @Req() request: ApiRequest, @Res() reply: ApiReply): Promise<void> {
    this.limiter.count([`address ${request.origin.address ?? ''}`, `file ${file}`]);
    const token = file.endsWith('.ics') ? file.slice(0, -'.ics'.length) : '';
    const actor = await this.authentication.actorOfCalendarLink(token);
    if (actor === null) throw notFound('calendar');
    const body = calendarFile(await this.feed.own(actor), this.config.publicUrl);
    const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
    reply.header('etag', etag).header('cache-control', 'private, no-cache').header('x-robots-tag', 'noindex');
    const known = request.headers['if-none-match']?.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
    if (known?.includes(etag)) {
      reply.status(304).send();
      return;
    }
    reply.header('content-type', 'text/calendar; charset=utf-8').send(body);
  }
}
