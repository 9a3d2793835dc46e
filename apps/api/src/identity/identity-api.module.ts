import { Module } from '@nestjs/common';
import { ApiKeyResolver } from './api-key.resolver.js';
import { CalendarLinkResolver } from './calendar-link.resolver.js';
import { LinkResolver } from './link.resolver.js';
import { OrganisationResolver } from './organisation.resolver.js';
import { ProfileResolver } from './profile.resolver.js';
import { RoleResolver } from './role.resolver.js';
import { SecurityEventResolver } from './security-event.resolver.js';
import { SessionOpening } from './session-opening.js';
import { SessionResolver } from './session.resolver.js';
import { TeamResolver } from './team.resolver.js';
import { UserResolver } from './user.resolver.js';

/** GraphQL over the identity context. */
@Module({
  providers: [
    ApiKeyResolver,
    CalendarLinkResolver,
    LinkResolver,
    OrganisationResolver,
    ProfileResolver,
    RoleResolver,
    SecurityEventResolver,
    SessionOpening,
    SessionResolver,
    TeamResolver,
    UserResolver,
  ],
})
export class IdentityApiModule {}
