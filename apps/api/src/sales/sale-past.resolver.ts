import type { Actor } from '@kontor/platform';
import { SaleAsOfQuery, SaleHistoryQuery } from '@kontor/sales';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { Requires } from '../edge/access.js';
import { CurrentActor } from '../edge/current-actor.js';
import { DateTimeScalar } from '../edge/scalars.js';
import { presentOpportunityRecord } from './opportunity.presenter.js';
import { OpportunityRecordType } from './opportunity-record.type.js';
import { presentSaleDifference, presentSaleHistory } from './register.presenter.js';
import { SaleDifferenceType, SaleHistoryType } from './register.type.js';

const id = { type: () => ID };
const instant = { type: () => DateTimeScalar };

@Resolver(() => SaleHistoryType)
export class SalePastResolver {
  constructor(
    private readonly asOf: SaleAsOfQuery,
    private readonly history: SaleHistoryQuery,
  ) {}

  @Requires('opportunity.read')
  @Query(() => OpportunityRecordType, {
    nullable: true,
    description:
      'The page of a sale as it was at an instant: every fact, its stage, contacts, splits and activities, under the names that people and things have today. Null before the sale was there.',
  })
  async opportunityAsOf(
    @CurrentActor() actor: Actor,
    @Args('id', id, ParseUUIDPipe) opportunityId: string,
    @Args('at', instant) at: Date,
  ): Promise<OpportunityRecordType | null> {
    const record = await this.asOf.find(actor, opportunityId, at);
    return record && presentOpportunityRecord(record);
  }

  @Requires('opportunity.read')
  @Query(() => SaleDifferenceType, { description: 'From the earlier of two instants to the later one.' })
  async saleDifference(
    @CurrentActor() actor: Actor,
    @Args('opportunityId', id, ParseUUIDPipe) opportunityId: string,
    @Args('from', instant) from: Date,
    @Args('to', instant) to: Date,
  ): Promise<SaleDifferenceType> {
    return presentSaleDifference(await this.asOf.difference(actor, opportunityId, from, to));
  }

  @Requires('opportunity.read')
  @Query(() => SaleHistoryType)
  async saleHistory(
    @CurrentActor() actor: Actor,
    @Args('opportunityId', id, ParseUUIDPipe) opportunityId: string,
  ): Promise<SaleHistoryType> {
    return presentSaleHistory(await this.history.of(actor, opportunityId));
  }
}
