import { AddClassifier, type Classifier, ClassifierQuery } from '@kontor/customers';
import type { Actor } from '@kontor/platform';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { AnyStaff, Requires } from '../edge/access.js';
import { CurrentActor } from '../edge/current-actor.js';
import { ClassifierEnum } from './customer.type.js';
import { NamedNodeType } from './named-node.type.js';

@Resolver(() => NamedNodeType)
export class ClassifierResolver {
  constructor(
    private readonly query: ClassifierQuery,
    private readonly add: AddClassifier,
  ) {}

  @AnyStaff()
  @Query(() => [NamedNodeType])
  segments(): Promise<NamedNodeType[]> {
    return this.query.list('SEGMENT');
  }

  @AnyStaff()
  @Query(() => [NamedNodeType])
  regions(): Promise<NamedNodeType[]> {
    return this.query.list('REGION');
  }

  @AnyStaff()
  @Query(() => [NamedNodeType])
  markets(): Promise<NamedNodeType[]> {
    return this.query.list('MARKET');
  }

  @Requires('pick-list.manage')
  @Mutation(() => NamedNodeType, { description: 'Adds a segment, region or market, under a parent or at the top.' })
  addCustomerClassifier(
    @CurrentActor() actor: Actor,
    @Args('classifier', { type: () => ClassifierEnum }) classifier: Classifier,
    @Args('name') name: string,
    @Args('parentId', { type: () => ID, nullable: true }) parentId: string | null,
  ): Promise<NamedNodeType> {
    return this.add.execute(actor, { classifier, name, parentId });
  }
}
