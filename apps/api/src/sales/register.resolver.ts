import { SaleRegisterQuery } from '@kontor/sales';
import type { Actor } from '@kontor/platform';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { Requires } from '../edge/access.js';
import { toConnection } from '../edge/connection.js';
import { CurrentActor } from '../edge/current-actor.js';
import { RegisterFilterInput } from './register-filter.input.js';
import { presentRegisterEntry } from './register.presenter.js';
import { RegisterConnection, RegisterEntryType } from './register.type.js';

const id = { type: () => ID };
const size = { type: () => Int, defaultValue: 50 };
const narrowing = { type: () => RegisterFilterInput, nullable: true };
const position = { type: () => String, nullable: true };

@Resolver(() => RegisterEntryType)
export class RegisterResolver {
  constructor(private readonly register: SaleRegisterQuery) {}

  @Requires('opportunity.read')
  @Query(() => RegisterConnection, { description: 'What happened to a sale and its activities, the latest first.' })
  async saleRegister(
    @CurrentActor() actor: Actor,
    @Args('opportunityId', id, ParseUUIDPipe) opportunityId: string,
    @Args('first', size) first: number,
    @Args('after', position) after: string | null,
    @Args('filter', narrowing) filter: RegisterFilterInput | null,
  ): Promise<RegisterConnection> {
    const page = await this.register.page(actor, 'sale', opportunityId, { first, after, filter });
    return toConnection(page, presentRegisterEntry);
  }

  @Requires('customer.read')
  @Query(() => RegisterConnection, { description: 'What happened to a customer and its contacts, the latest first.' })
  async customerRegister(
    @CurrentActor() actor: Actor,
    @Args('customerId', id, ParseUUIDPipe) customerId: string,
    @Args('first', size) first: number,
    @Args('after', position) after: string | null,
  ): Promise<RegisterConnection> {
    return toConnection(
      await this.register.page(actor, 'customer', customerId, { first, after }),
      presentRegisterEntry,
    );
  }
}
