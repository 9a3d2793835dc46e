import { AddClassifier, ChangeClassifier, type Classifier, ClassifierQuery, DeleteClassifier } from '@kontor/customers';
import type { Actor } from '@kontor/platform';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { AnyStaff, Requires } from '../edge/access.js';
import { CurrentActor } from '../edge/current-actor.js';
import { ClassifierChangeInput } from './classifier.input.js';
import { ClassifierEnum } from './customer.type.js';
import { NamedNodeType } from './named-node.type.js';

@Resolver(() => NamedNodeType)
export class ClassifierResolver {
  constructor(
    private readonly query: ClassifierQuery,
    private readonly add: AddClassifier,
    private readonly change: ChangeClassifier,
    private readonly remove: DeleteClassifier,
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

  @AnyStaff()
  @Query(() => [NamedNodeType])
  customerTags(): Promise<NamedNodeType[]> {
    return this.query.list('TAG');
  }

  @Requires('pick-list.manage')
  @Mutation(() => NamedNodeType, {
    description: 'Adds a segment, region or market, under a parent or at the top, or a tag.',
  })
  addCustomerClassifier(
    @CurrentActor() actor: Actor,
    @Args('classifier', { type: () => ClassifierEnum }) classifier: Classifier,
    @Args('name') name: string,
    @Args('parentId', { type: () => ID, nullable: true }) parentId: string | null,
  ): Promise<NamedNodeType> {
    return this.add.execute(actor, { classifier, name, parentId });
  }

  @Requires('pick-list.manage')
  @Mutation(() => NamedNodeType, { description: 'Renames one, or moves it with all below it.' })
  changeCustomerClassifier(
    @CurrentActor() actor: Actor,
    @Args('input') input: ClassifierChangeInput,
  ): Promise<NamedNodeType> {
    return this.change.execute(actor, input);
  }

  @Requires('pick-list.manage')
  @Mutation(() => Boolean, { description: 'Takes one away that no customer, no sale and nothing below it has.' })
  deleteCustomerClassifier(
    @CurrentActor() actor: Actor,
    @Args('classifier', { type: () => ClassifierEnum }) classifier: Classifier,
    @Args('id', { type: () => ID }, ParseUUIDPipe) id: string,
    @Args('expectedVersion', { type: () => Int }) expectedVersion: number,
  ): Promise<boolean> {
    return this.remove.execute(actor, { classifier, id, expectedVersion });
  }
}
