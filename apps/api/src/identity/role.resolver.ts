import { RolesQuery, SaveRole } from '@kontor/identity';
import { Permissions } from '@kontor/identity/contract';
import type { Actor } from '@kontor/platform';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { AnyStaff, Requires } from '../edge/access.js';
import { CurrentActor } from '../edge/current-actor.js';
import { presentRole, readScopes } from './identity.presenter.js';
import { RoleInput } from './people.input.js';
import { PermissionInfoType, RoleType } from './role.type.js';

@Resolver(() => RoleType)
export class RoleResolver {
  constructor(
    private readonly list: RolesQuery,
    private readonly save: SaveRole,
    private readonly permissions: Permissions,
  ) {}

  @Requires('role.manage', 'user.manage')
  @Query(() => [RoleType])
  async roles(): Promise<RoleType[]> {
    return (await this.list.all()).map(presentRole);
  }

  @AnyStaff()
  @Query(() => [PermissionInfoType], { description: 'Every permission that a role or an API key can hold.' })
  permissionCatalogue(): PermissionInfoType[] {
    return [...this.permissions.all];
  }

  @Requires('role.manage')
  @Mutation(() => RoleType)
  async saveRole(@CurrentActor() actor: Actor, @Args('input') input: RoleInput): Promise<RoleType> {
    return presentRole(await this.save.execute(actor, { ...input, scopes: readScopes(input.scopes) }));
  }
}
