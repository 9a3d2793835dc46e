import {
  type Actor,
  type CustomFieldKind,
  CustomFieldsQuery,
  OrderCustomFields,
  SaveCustomField,
} from '@kontor/platform';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { AnyStaff, Requires } from '../edge/access.js';
import { CurrentActor } from '../edge/current-actor.js';
import { CustomFieldInput } from './custom-field.input.js';
import { CustomFieldKindEnum, CustomFieldType } from './custom-field.type.js';

const kindOf = { type: () => CustomFieldKindEnum };

@Resolver(() => CustomFieldType)
export class CustomFieldResolver {
  constructor(
    private readonly query: CustomFieldsQuery,
    private readonly save: SaveCustomField,
    private readonly order: OrderCustomFields,
  ) {}

  @AnyStaff()
  @Query(() => [CustomFieldType], { description: 'The fields that the organisation has defined, in their order.' })
  customFields(
    @Args('kind', kindOf) kind: CustomFieldKind,
    @Args('withArchived', { type: () => Boolean, defaultValue: false }) withArchived: boolean,
  ): Promise<CustomFieldType[]> {
    return this.query.of(kind, withArchived);
  }

  @Requires('custom-field.manage')
  @Query(() => [ID], { description: 'Those of a kind that any record has a value in: their type stays.' })
  async filledCustomFields(@Args('kind', kindOf) kind: CustomFieldKind): Promise<string[]> {
    return [...(await this.query.filled(kind))];
  }

  @Requires('custom-field.manage')
  @Mutation(() => CustomFieldType)
  saveCustomField(@CurrentActor() actor: Actor, @Args('input') input: CustomFieldInput): Promise<CustomFieldType> {
    return this.save.execute(actor, input);
  }

  @Requires('custom-field.manage')
  @Mutation(() => [ID], { description: 'All of a kind; those left out follow as they stood.' })
  async orderCustomFields(
    @CurrentActor() actor: Actor,
    @Args('kind', kindOf) kind: CustomFieldKind,
    @Args('ids', { type: () => [ID] }) ids: string[],
  ): Promise<string[]> {
    return (await this.order.execute(actor, { kind, ids })).ids;
  }
}
