import { ChangeContact, ContactQuery, CreateContact, DeleteContact } from '@kontor/customers';
import type { Actor } from '@kontor/platform';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Requires } from '../edge/access.js';
import { CurrentActor } from '../edge/current-actor.js';
import { ContactChangeInput, ContactCreateInput } from './contact.input.js';
import { presentContact } from './contact.presenter.js';
import { ContactType } from './contact.type.js';

const id = { type: () => ID };

@Resolver(() => ContactType)
export class ContactResolver {
  constructor(
    private readonly query: ContactQuery,
    private readonly create: CreateContact,
    private readonly change: ChangeContact,
    private readonly remove: DeleteContact,
  ) {}

  @Requires('customer.read')
  @Query(() => [ContactType])
  async contacts(
    @CurrentActor() actor: Actor,
    @Args('customerId', id, ParseUUIDPipe) customerId: string,
  ): Promise<ContactType[]> {
    return (await this.query.list(actor, customerId)).map(presentContact);
  }

  @Requires('customer.write')
  @Mutation(() => ContactType)
  async createContact(@CurrentActor() actor: Actor, @Args('input') input: ContactCreateInput): Promise<ContactType> {
    return presentContact(await this.create.execute(actor, input));
  }

  @Requires('customer.write')
  @Mutation(() => ContactType)
  async changeContact(@CurrentActor() actor: Actor, @Args('input') input: ContactChangeInput): Promise<ContactType> {
    return presentContact(await this.change.execute(actor, input));
  }

  @Requires('customer.write')
  @Mutation(() => Boolean)
  deleteContact(
    @CurrentActor() actor: Actor,
    @Args('id', id, ParseUUIDPipe) contactId: string,
    @Args('expectedVersion', { type: () => Int }) expectedVersion: number,
  ): Promise<boolean> {
    return this.remove.execute(actor, { id: contactId, expectedVersion });
  }
}
