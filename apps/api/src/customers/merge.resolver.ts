import { CustomerMergesQuery, MergeCustomers, UndoMerge } from '@kontor/customers';
import type { Actor } from '@kontor/platform';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Requires } from '../edge/access.js';
import { CurrentActor } from '../edge/current-actor.js';
import { presentCustomer } from './customer.presenter.js';
import { CustomerType } from './customer.type.js';
import { presentMergePreview } from './merge.presenter.js';
import { CustomerMergeInput, CustomerMergeType, MergePreviewType } from './merge.type.js';

const id = { type: () => ID };

@Resolver(() => CustomerMergeType)
export class MergeResolver {
  constructor(
    private readonly query: CustomerMergesQuery,
    private readonly merge: MergeCustomers,
    private readonly undo: UndoMerge,
  ) {}

  @Requires('customer.delete')
  @Query(() => MergePreviewType, { description: 'Both records, and what would go over to the winner.' })
  async customerMergePreview(
    @CurrentActor() actor: Actor,
    @Args('winnerId', id, ParseUUIDPipe) winnerId: string,
    @Args('loserId', id, ParseUUIDPipe) loserId: string,
  ): Promise<MergePreviewType> {
    return presentMergePreview(await this.query.preview(actor, winnerId, loserId));
  }

  @Requires('customer.read')
  @Query(() => [CustomerMergeType], {
    description: 'What was merged into a customer, the latest first; at most twenty.',
  })
  customerMerges(
    @CurrentActor() actor: Actor,
    @Args('customerId', id, ParseUUIDPipe) customerId: string,
  ): Promise<CustomerMergeType[]> {
    return this.query.list(actor, customerId);
  }

  @Requires('customer.delete')
  @Mutation(() => CustomerType, {
    description: "Makes one customer of two. The loser's id opens the winner from then on; can be undone for a day.",
  })
  async mergeCustomers(@CurrentActor() actor: Actor, @Args('input') input: CustomerMergeInput): Promise<CustomerType> {
    return presentCustomer(await this.merge.execute(actor, input));
  }

  @Requires('customer.delete')
  @Mutation(() => CustomerType, { description: 'Answers the customer that is there again.' })
  async undoCustomerMerge(
    @CurrentActor() actor: Actor,
    @Args('mergeId', id, ParseUUIDPipe) mergeId: string,
  ): Promise<CustomerType> {
    return presentCustomer(await this.undo.execute(actor, { mergeId }));
  }
}
