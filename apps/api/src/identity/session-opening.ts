import { type OpenedSession, ViewerQuery } from '@kontor/identity';
import { Authentication } from '@kontor/identity/contract';
import { assert } from '@kontor/kernel';
import { Injectable } from '@nestjs/common';
import type { ReplyHeaders } from '../edge/request.js';
import { setSessionCookie } from '../edge/session-cookie.js';
import { presentViewer } from './identity.presenter.js';
import type { ViewerType } from './session.type.js';

/** Hands a new session to the browser and shows who is logged in by it. */
@Injectable()
export class SessionOpening {
  constructor(
    private readonly authentication: Authentication,
    private readonly viewer: ViewerQuery,
  ) {}

  async open(reply: ReplyHeaders, session: OpenedSession): Promise<ViewerType> {
    setSessionCookie(reply, session.token, session.expiresAt);
    const opened = await this.authentication.actorOfSession(session.token);
    const viewer = await this.viewer.find(opened?.actor ?? null);
    assert(viewer, 'a session that was opened just now is alive');
    return presentViewer(viewer);
  }
}
