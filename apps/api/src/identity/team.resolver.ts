import { AssignTeam, SaveTeam, TeamsQuery } from '@kontor/identity';
import type { Actor } from '@kontor/platform';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { AnyStaff, Requires } from '../edge/access.js';
import { CurrentActor } from '../edge/current-actor.js';
import { presentTeam, presentUser } from './identity.presenter.js';
import { AssignTeamInput, TeamInput } from './people.input.js';
import { TeamType } from './team.type.js';
import { UserType } from './user.type.js';

@Resolver(() => TeamType)
export class TeamResolver {
  constructor(
    private readonly list: TeamsQuery,
    private readonly save: SaveTeam,
    private readonly assign: AssignTeam,
  ) {}

  @AnyStaff()
  @Query(() => [TeamType])
  async teams(): Promise<TeamType[]> {
    return (await this.list.all()).map(presentTeam);
  }

  @Requires('team.manage')
  @Mutation(() => TeamType)
  async saveTeam(@CurrentActor() actor: Actor, @Args('input') input: TeamInput): Promise<TeamType> {
    return presentTeam(await this.save.execute(actor, input));
  }

  @Requires('team.manage')
  @Mutation(() => UserType)
  async assignTeam(@CurrentActor() actor: Actor, @Args('input') input: AssignTeamInput): Promise<UserType> {
    return presentUser(await this.assign.execute(actor, input));
  }
}
