import { EndSession, LogIn, LogOut, SessionsQuery, ViewerQuery } from '@kontor/identity';
import type { Actor } from '@kontor/platform';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { AnyStaff, Public } from '../edge/access.js';
import { CurrentActor, CurrentReply, CurrentRequest } from '../edge/current-actor.js';
import type { ApiRequest, ReplyHeaders } from '../edge/request.js';
import { clearSessionCookie } from '../edge/session-cookie.js';
import { presentViewer } from './identity.presenter.js';
import { LogInInput } from './session.input.js';
import { SessionType, ViewerType } from './session.type.js';
import { SessionOpening } from './session-opening.js';

@Resolver(() => SessionType)
export class SessionResolver {
  constructor(
    private readonly logInUseCase: LogIn,
    private readonly logOutUseCase: LogOut,
    private readonly endSessionUseCase: EndSession,
    private readonly sessions: SessionsQuery,
    private readonly viewerQuery: ViewerQuery,
    private readonly opening: SessionOpening,
  ) {}

  @Public()
  @Query(() => ViewerType, { nullable: true, description: 'null when nobody is logged in.' })
  async viewer(@CurrentActor() actor: Actor | null): Promise<ViewerType | null> {
    const viewer = await this.viewerQuery.find(actor);
    return viewer && presentViewer(viewer);
  }

  @AnyStaff()
  @Query(() => [SessionType])
  mySessions(@CurrentActor() actor: Actor, @CurrentRequest() request: ApiRequest): Promise<SessionType[]> {
    return this.sessions.mine(actor, request.sessionId);
  }

  @Public()
  @Mutation(() => ViewerType)
  async logIn(
    @CurrentRequest() request: ApiRequest,
    @CurrentReply() reply: ReplyHeaders,
    @Args('input') input: LogInInput,
  ): Promise<ViewerType> {
    return this.opening.open(reply, await this.logInUseCase.execute(request.origin, input));
  }

  @AnyStaff()
  @Mutation(() => Boolean)
  async logOut(
    @CurrentActor() actor: Actor,
    @CurrentRequest() request: ApiRequest,
    @CurrentReply() reply: ReplyHeaders,
  ): Promise<boolean> {
    clearSessionCookie(reply);
    return this.logOutUseCase.execute(actor, request.sessionId);
  }

  @AnyStaff()
  @Mutation(() => Boolean)
  endSession(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }, ParseUUIDPipe) sessionId: string,
  ): Promise<boolean> {
    return this.endSessionUseCase.execute(actor, sessionId);
  }
}
