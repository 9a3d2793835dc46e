import { SecurityEventsQuery } from '@kontor/identity';
import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import { Requires } from '../edge/access.js';
import { toConnection } from '../edge/connection.js';
import { SecurityEventFilter } from './security-event.input.js';
import { SecurityEventConnection } from './security-event.type.js';

@Resolver()
export class SecurityEventResolver {
  constructor(private readonly events: SecurityEventsQuery) {}

  @Requires('security.read')
  @Query(() => SecurityEventConnection, { description: 'The security log, the newest first.' })
  async securityEvents(
    @Args('filter', { type: () => SecurityEventFilter, nullable: true }) filter: SecurityEventFilter | null,
    @Args('first', { type: () => Int, defaultValue: 50, nullable: true }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
  ): Promise<SecurityEventConnection> {
    const page = await this.events.page(filter ?? {}, first ?? 50, after ?? null);
    return toConnection(page, (event) => ({ ...event, roles: [...event.roles] }));
  }
}
