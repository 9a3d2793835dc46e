import { CustomerDuplicatesQuery, DismissDuplicate, DuplicateReportQuery } from '@kontor/customers';
import type { Actor } from '@kontor/platform';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Requires } from '../edge/access.js';
import { toConnection } from '../edge/connection.js';
import { CurrentActor } from '../edge/current-actor.js';
import { SuspectArgs } from './duplicate.input.js';
import { presentCandidate, presentPair } from './duplicate.presenter.js';
import { DuplicateCandidateType, DuplicatePairConnection, DuplicatePairType } from './duplicate.type.js';

const id = { type: () => ID };
const text = { type: () => String, nullable: true } as const;

@Resolver(() => DuplicatePairType)
export class DuplicateResolver {
  constructor(
    private readonly duplicates: CustomerDuplicatesQuery,
    private readonly report: DuplicateReportQuery,
    private readonly dismiss: DismissDuplicate,
  ) {}

  @Requires('customer.read')
  @Query(() => [DuplicateCandidateType], {
    description: 'Customers that might be the one about to be made, the likeliest first.',
  })
  async customerDuplicates(
    @CurrentActor() actor: Actor,
    @Args() { exceptId, ...suspect }: SuspectArgs,
  ): Promise<DuplicateCandidateType[]> {
    return (await this.duplicates.find(actor, suspect, exceptId ?? null)).map(presentCandidate);
  }

  @Requires('customer.read')
  @Query(() => DuplicatePairConnection, {
    description: 'Pairs of customers that are probably one, the surest first, without those found to be two.',
  })
  async duplicateReport(
    @CurrentActor() actor: Actor,
    @Args('first', { type: () => Int, defaultValue: 50 }) first: number,
    @Args('after', text) after: string | null,
  ): Promise<DuplicatePairConnection> {
    return toConnection(await this.report.page(actor, { first, after }), presentPair);
  }

  @Requires('customer.write')
  @Mutation(() => Boolean, { description: 'Puts on record that two customers are not one.' })
  dismissDuplicate(
    @CurrentActor() actor: Actor,
    @Args('firstId', id, ParseUUIDPipe) firstId: string,
    @Args('secondId', id, ParseUUIDPipe) secondId: string,
    @Args('reason', text) reason: string | null,
  ): Promise<boolean> {
    return this.dismiss.execute(actor, { firstId, secondId, reason });
  }
}
