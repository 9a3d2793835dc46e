import { ApiKeysQuery, CreateApiKey, type NewApiKey, RevokeApiKey, RotateApiKey } from '@kontor/identity';
import type { Actor } from '@kontor/platform';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Requires } from '../edge/access.js';
import { CurrentActor } from '../edge/current-actor.js';
import { ApiKeyType, NewApiKeyType } from './api-key.type.js';
import { presentApiKey } from './identity.presenter.js';
import { ApiKeyInput } from './people.input.js';

const id = { type: () => ID };

const presentNewKey = ({ apiKey, secret }: NewApiKey): NewApiKeyType => ({ apiKey: presentApiKey(apiKey), secret });

@Resolver(() => ApiKeyType)
export class ApiKeyResolver {
  constructor(
    private readonly list: ApiKeysQuery,
    private readonly create: CreateApiKey,
    private readonly rotate: RotateApiKey,
    private readonly revoke: RevokeApiKey,
  ) {}

  @Requires('api-key.manage', 'user.manage')
  @Query(() => [ApiKeyType], { description: 'One’s own; with user.manage everybody’s.' })
  async apiKeys(@CurrentActor() actor: Actor): Promise<ApiKeyType[]> {
    return (await this.list.visibleTo(actor)).map(presentApiKey);
  }

  @Requires('api-key.manage')
  @Mutation(() => NewApiKeyType)
  async createApiKey(@CurrentActor() actor: Actor, @Args('input') input: ApiKeyInput): Promise<NewApiKeyType> {
    return presentNewKey(await this.create.execute(actor, input));
  }

  @Requires('api-key.manage')
  @Mutation(() => NewApiKeyType, { description: 'Makes a successor; the old key goes on for a week at most.' })
  async rotateApiKey(
    @CurrentActor() actor: Actor,
    @Args('id', id, ParseUUIDPipe) keyId: string,
  ): Promise<NewApiKeyType> {
    return presentNewKey(await this.rotate.execute(actor, { id: keyId }));
  }

  @Requires('api-key.manage', 'user.manage')
  @Mutation(() => ApiKeyType)
  async revokeApiKey(@CurrentActor() actor: Actor, @Args('id', id, ParseUUIDPipe) keyId: string): Promise<ApiKeyType> {
    return presentApiKey(await this.revoke.execute(actor, { id: keyId }));
  }
}
