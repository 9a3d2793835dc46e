import { ChangeUser, InviteUser, IssuePasswordReset, ReinviteUser, UsersQuery } from '@kontor/identity';
import type { Actor } from '@kontor/platform';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AnyStaff, Requires } from '../edge/access.js';
import { CappedCount, toConnection } from '../edge/connection.js';
import { CurrentActor } from '../edge/current-actor.js';
import { presentUser } from './identity.presenter.js';
import { InviteInput, UserFilter, UserInput } from './people.input.js';
import { PersonRefType } from './person-ref.type.js';
import { InvitationResultType, ResetLinkResultType, UserConnection, UserType } from './user.type.js';

const text = { type: () => String, nullable: true } as const;

/** The list keeps its filter, so that its size is counted only for those who ask. */
type FilteredList = Omit<UserConnection, 'totalCount'> & { readonly filter: UserFilter };

@Resolver(() => UserConnection)
export class UserResolver {
  constructor(
    private readonly list: UsersQuery,
    private readonly invite: InviteUser,
    private readonly reinvite: ReinviteUser,
    private readonly reset: IssuePasswordReset,
    private readonly change: ChangeUser,
  ) {}

  @Requires('user.manage')
  @Query(() => UserConnection)
  async users(
    @CurrentActor() actor: Actor,
    @Args('filter', { type: () => UserFilter, nullable: true }) filter: UserFilter | null,
    @Args('first', { type: () => Int, defaultValue: 50, nullable: true }) first: number | null,
    @Args('after', text) after: string | null,
  ): Promise<FilteredList> {
    const page = await this.list.page(actor, filter ?? {}, first ?? 50, after ?? null);
    return { ...toConnection(page, presentUser), filter: filter ?? {} };
  }

  @Requires('user.manage')
  @ResolveField(() => CappedCount)
  totalCount(@CurrentActor() actor: Actor, @Parent() { filter }: FilteredList): Promise<CappedCount> {
    return this.list.count(actor, filter);
  }

  @AnyStaff()
  @Query(() => [PersonRefType], { description: 'Colleagues by part of their name, for pickers.' })
  async people(
    @Args('text', text) part: string | null,
    @Args('first', { type: () => Int, defaultValue: 20, nullable: true }) first: number | null,
  ): Promise<PersonRefType[]> {
    return this.list.people(part ?? null, first ?? 20);
  }

  @Requires('user.manage')
  @Mutation(() => InvitationResultType)
  async inviteUser(@CurrentActor() actor: Actor, @Args('input') input: InviteInput): Promise<InvitationResultType> {
    const { user, link } = await this.invite.execute(actor, input);
    return { user: presentUser(user), link };
  }

  @Requires('user.manage')
  @Mutation(() => InvitationResultType)
  async reinviteUser(
    @CurrentActor() actor: Actor,
    @Args('userId', { type: () => ID }, ParseUUIDPipe) userId: string,
  ): Promise<InvitationResultType> {
    const { user, link } = await this.reinvite.execute(actor, { userId });
    return { user: presentUser(user), link };
  }

  @Requires('user.manage')
  @Mutation(() => ResetLinkResultType)
  issuePasswordReset(
    @CurrentActor() actor: Actor,
    @Args('userId', { type: () => ID }, ParseUUIDPipe) userId: string,
  ): Promise<ResetLinkResultType> {
    return this.reset.execute(actor, { userId });
  }

  @Requires('user.manage')
  @Mutation(() => UserType)
  async changeUser(@CurrentActor() actor: Actor, @Args('input') input: UserInput): Promise<UserType> {
    return presentUser(await this.change.execute(actor, input));
  }
}
