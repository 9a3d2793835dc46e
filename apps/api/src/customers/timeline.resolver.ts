import {
  AddNote,
  ChangeNote,
  CustomerGroupQuery,
  CustomerTimelineQuery,
  DeleteNote,
  OwnerHistoryQuery,
  type TimelineKind,
} from '@kontor/customers';
import type { Actor } from '@kontor/platform';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Requires } from '../edge/access.js';
import { toConnection } from '../edge/connection.js';
import { CurrentActor } from '../edge/current-actor.js';
import { presentGroup, presentTimelineItem } from './timeline.presenter.js';
import {
  CustomerGroupType,
  CustomerNoteType,
  CustomerTimelineConnection,
  OwnerPeriodType,
  TimelineKindEnum,
} from './timeline.type.js';

const id = { type: () => ID };
const version = { type: () => Int };

@Resolver(() => CustomerNoteType)
export class TimelineResolver {
  constructor(
    private readonly timeline: CustomerTimelineQuery,
    private readonly group: CustomerGroupQuery,
    private readonly owners: OwnerHistoryQuery,
    private readonly add: AddNote,
    private readonly change: ChangeNote,
    private readonly remove: DeleteNote,
  ) {}

  @Requires('customer.read')
  @Query(() => CustomerTimelineConnection, {
    description: 'Everything that happened with a customer, the latest first.',
  })
  async customerTimeline(
    @CurrentActor() actor: Actor,
    @Args('customerId', id, ParseUUIDPipe) customerId: string,
    @Args('kinds', { type: () => [TimelineKindEnum], nullable: true }) kinds: TimelineKind[] | null,
    @Args('first', { type: () => Int, defaultValue: 50 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
  ): Promise<CustomerTimelineConnection> {
    return toConnection(await this.timeline.page(actor, customerId, { kinds, first, after }), presentTimelineItem);
  }

  @Requires('customer.read')
  @Query(() => CustomerGroupType, { nullable: true })
  async customerGroup(
    @CurrentActor() actor: Actor,
    @Args('customerId', id, ParseUUIDPipe) customerId: string,
  ): Promise<CustomerGroupType | null> {
    const group = await this.group.find(actor, customerId);
    return group && presentGroup(group);
  }

  @Requires('customer.read')
  @Query(() => [OwnerPeriodType], {
    description: 'Who looked after a customer from when to when, the present one first.',
  })
  customerOwners(
    @CurrentActor() actor: Actor,
    @Args('customerId', id, ParseUUIDPipe) customerId: string,
  ): Promise<OwnerPeriodType[]> {
    return this.owners.list(actor, customerId);
  }

  @Requires('customer.write')
  @Mutation(() => CustomerNoteType, { description: 'Plain text of at most 4 000 characters.' })
  addCustomerNote(
    @CurrentActor() actor: Actor,
    @Args('customerId', id, ParseUUIDPipe) customerId: string,
    @Args('body') body: string,
  ): Promise<CustomerNoteType> {
    return this.add.execute(actor, { customerId, body });
  }

  @Requires('customer.write')
  @Mutation(() => CustomerNoteType)
  changeCustomerNote(
    @CurrentActor() actor: Actor,
    @Args('id', id, ParseUUIDPipe) noteId: string,
    @Args('expectedVersion', version) expectedVersion: number,
    @Args('body') body: string,
  ): Promise<CustomerNoteType> {
    return this.change.execute(actor, { id: noteId, expectedVersion, body });
  }

  @Requires('customer.write')
  @Mutation(() => Boolean)
  deleteCustomerNote(
    @CurrentActor() actor: Actor,
    @Args('id', id, ParseUUIDPipe) noteId: string,
    @Args('expectedVersion', version) expectedVersion: number,
  ): Promise<boolean> {
    return this.remove.execute(actor, { id: noteId, expectedVersion });
  }
}
