import { AcceptInvitation, LinksQuery, RequestPasswordReset, ResetPassword } from '@kontor/identity';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Public } from '../edge/access.js';
import { CurrentReply, CurrentRequest } from '../edge/current-actor.js';
import type { ApiRequest, ReplyHeaders } from '../edge/request.js';
import { AcceptLinkInput } from './session.input.js';
import { LinkInfoType, ViewerType } from './session.type.js';
import { SessionOpening } from './session-opening.js';

/** What single-use links let people do who are not logged in. */
@Resolver(() => LinkInfoType)
export class LinkResolver {
  constructor(
    private readonly links: LinksQuery,
    private readonly accept: AcceptInvitation,
    private readonly request: RequestPasswordReset,
    private readonly reset: ResetPassword,
    private readonly opening: SessionOpening,
  ) {}

  @Public()
  @Query(() => LinkInfoType, { nullable: true, description: 'null when the link has been used or has expired.' })
  linkInfo(@Args('token') token: string): Promise<LinkInfoType | null> {
    return this.links.find(token);
  }

  @Public()
  @Mutation(() => ViewerType)
  async acceptInvitation(
    @CurrentRequest() request: ApiRequest,
    @CurrentReply() reply: ReplyHeaders,
    @Args('input') input: AcceptLinkInput,
  ): Promise<ViewerType> {
    return this.opening.open(reply, await this.accept.execute(request.origin, input));
  }

  @Public()
  @Mutation(() => Boolean, { description: 'Always true, whether or not the address is anybody’s.' })
  requestPasswordReset(@CurrentRequest() request: ApiRequest, @Args('email') email: string): Promise<boolean> {
    return this.request.execute(request.origin, { email });
  }

  @Public()
  @Mutation(() => ViewerType)
  async resetPassword(
    @CurrentRequest() request: ApiRequest,
    @CurrentReply() reply: ReplyHeaders,
    @Args('input') input: AcceptLinkInput,
  ): Promise<ViewerType> {
    return this.opening.open(reply, await this.reset.execute(request.origin, input));
  }
}
