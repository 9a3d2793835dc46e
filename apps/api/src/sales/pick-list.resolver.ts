import { AddPickListValue, type PickList, PickListQuery } from '@kontor/sales';
import type { Actor } from '@kontor/platform';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { AnyStaff, Requires } from '../edge/access.js';
import { CurrentActor } from '../edge/current-actor.js';
import { LocalisedTextInput } from '../edge/value-types.js';
import { PickListEnum, PickListValueType } from './pick-list.type.js';

const list = { type: () => PickListEnum };

@Resolver(() => PickListValueType)
export class PickListResolver {
  constructor(
    private readonly query: PickListQuery,
    private readonly add: AddPickListValue,
  ) {}

  @AnyStaff()
  @Query(() => [PickListValueType])
  pickList(@Args('list', list) wanted: PickList): Promise<PickListValueType[]> {
    return this.query.list(wanted);
  }

  @Requires('pick-list.manage')
  @Mutation(() => PickListValueType)
  addPickListValue(
    @CurrentActor() actor: Actor,
    @Args('list', list) wanted: PickList,
    @Args('name') name: LocalisedTextInput,
  ): Promise<PickListValueType> {
    return this.add.execute(actor, { list: wanted, name });
  }
}
