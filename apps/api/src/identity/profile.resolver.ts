import { ChangePassword, ChangeProfile, ViewerQuery } from '@kontor/identity';
import { assert } from '@kontor/kernel';
import type { Actor } from '@kontor/platform';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { AnyStaff } from '../edge/access.js';
import { CurrentActor, CurrentReply, CurrentRequest } from '../edge/current-actor.js';
import type { ApiRequest, ReplyHeaders } from '../edge/request.js';
import { setSessionCookie } from '../edge/session-cookie.js';
import { presentViewer } from './identity.presenter.js';
import { ChangePasswordInput, ProfileInput } from './session.input.js';
import { ViewerType } from './session.type.js';

@Resolver(() => ViewerType)
export class ProfileResolver {
  constructor(
    private readonly profile: ChangeProfile,
    private readonly password: ChangePassword,
    private readonly viewer: ViewerQuery,
  ) {}

  @AnyStaff()
  @Mutation(() => ViewerType)
  async changeProfile(@CurrentActor() actor: Actor, @Args('input') input: ProfileInput): Promise<ViewerType> {
    await this.profile.execute(actor, input);
    const viewer = await this.viewer.find(actor);
    assert(viewer, 'whoever changes their profile has one');
    return presentViewer(viewer);
  }

  @AnyStaff()
  @Mutation(() => Boolean, { description: 'Ends every other session; the one that asks goes on under a new id.' })
  async changePassword(
    @CurrentActor() actor: Actor,
    @CurrentRequest() request: ApiRequest,
    @CurrentReply() reply: ReplyHeaders,
    @Args('input') input: ChangePasswordInput,
  ): Promise<boolean> {
    const { token, expiresAt } = await this.password.execute(actor, request.origin, input);
    setSessionCookie(reply, token, expiresAt);
    return true;
  }
}
