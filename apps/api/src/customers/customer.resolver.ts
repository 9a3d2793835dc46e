import { ChangeCustomer, CreateCustomer, CustomerCardQuery, DeleteCustomer } from '@kontor/customers';
import type { Actor } from '@kontor/platform';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Requires } from '../edge/access.js';
import { CurrentActor } from '../edge/current-actor.js';
import { CustomerChangeInput, CustomerCreateInput } from './customer.input.js';
import { presentCustomer, presentCustomerCard } from './customer.presenter.js';
import { CustomerCardType, CustomerType } from './customer.type.js';

@Resolver(() => CustomerType)
export class CustomerResolver {
  constructor(
    private readonly create: CreateCustomer,
    private readonly change: ChangeCustomer,
    private readonly remove: DeleteCustomer,
    private readonly card: CustomerCardQuery,
  ) {}

  @Requires('customer.read')
  @Query(() => CustomerCardType, { nullable: true })
  async customerCard(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }, ParseUUIDPipe) id: string,
  ): Promise<CustomerCardType | null> {
    const card = await this.card.find(actor, id);
    return card && presentCustomerCard(card);
  }

  @Requires('customer.write')
  @Mutation(() => CustomerType)
  async createCustomer(@CurrentActor() actor: Actor, @Args('input') input: CustomerCreateInput): Promise<CustomerType> {
    return presentCustomer(await this.create.execute(actor, input));
  }

  @Requires('customer.write')
  @Mutation(() => CustomerType)
  async changeCustomer(@CurrentActor() actor: Actor, @Args('input') input: CustomerChangeInput): Promise<CustomerType> {
    return presentCustomer(await this.change.execute(actor, input));
  }

  @Requires('customer.delete')
  @Mutation(() => Boolean)
  deleteCustomer(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }, ParseUUIDPipe) id: string,
    @Args('expectedVersion', { type: () => Int }) expectedVersion: number,
  ): Promise<boolean> {
    return this.remove.execute(actor, { id, expectedVersion });
  }
}
