import {
  ChangeContact,
  ContactQuery,
  CreateContact,
  DeleteContact,
  EraseContact,
  ExportContact,
} from '@kontor/customers';
import type { Actor } from '@kontor/platform';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Requires } from '../edge/access.js';
import { CurrentActor } from '../edge/current-actor.js';
import { ContactChangeInput, ContactCreateInput } from './contact.input.js';
import { presentContact } from './contact.presenter.js';
import { ContactExportType, ContactType } from './contact.type.js';

const id = { type: () => ID };

@Resolver(() => ContactType)
export class ContactResolver {
  constructor(
    private readonly query: ContactQuery,
    private readonly create: CreateContact,
    private readonly change: ChangeContact,
    private readonly remove: DeleteContact,
    private readonly erase: EraseContact,
    private readonly takeOut: ExportContact,
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

  @Requires('customer.delete')
  @Mutation(() => Boolean, {
    description:
      'Forgets a person for good: what is kept of them becomes a pseudonym, also in the register. There is no way back.',
  })
  eraseContact(
    @CurrentActor() actor: Actor,
    @Args('id', id, ParseUUIDPipe) contactId: string,
    @Args('expectedVersion', { type: () => Int }) expectedVersion: number,
    @Args('reason', { type: () => String, nullable: true }) reason: string | null,
  ): Promise<boolean> {
    return this.erase.execute(actor, { id: contactId, expectedVersion, reason });
  }

  @Requires('customer.write')
  @Mutation(() => ContactExportType, {
    description:
      'Everything that is kept of a person, for a program and for a reader. The register has that it was asked for.',
  })
  exportContact(
    @CurrentActor() actor: Actor,
    @Args('id', id, ParseUUIDPipe) contactId: string,
  ): Promise<ContactExportType> {
    return this.takeOut.execute(actor, { id: contactId });
  }
}
