import { ChangeOrganisation, OrganisationQuery, SetUpOrganisation } from '@kontor/identity';
import { type Actor, Mailer } from '@kontor/platform';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Public, Requires } from '../edge/access.js';
import { CurrentActor, CurrentReply, CurrentRequest } from '../edge/current-actor.js';
import type { ApiRequest, ReplyHeaders } from '../edge/request.js';
import { presentOrganisation } from './identity.presenter.js';
import { OrganisationType, PublicStateType } from './organisation.type.js';
import { presentPublicState } from './public-state.presenter.js';
import { OrganisationInput, SetUpInput } from './session.input.js';
import { ViewerType } from './session.type.js';
import { SessionOpening } from './session-opening.js';

@Resolver(() => OrganisationType)
export class OrganisationResolver {
  constructor(
    private readonly organisation: OrganisationQuery,
    private readonly setUp: SetUpOrganisation,
    private readonly change: ChangeOrganisation,
    private readonly opening: SessionOpening,
    private readonly mailer: Mailer,
  ) {}

  @Public()
  @Query(() => PublicStateType)
  async publicState(): Promise<PublicStateType> {
    const organisation = await this.organisation.find();
    const demoPeople = organisation?.isDemo ? await this.organisation.demoPeople() : [];
    return presentPublicState(organisation, demoPeople, this.mailer.isConfigured);
  }

  @Public()
  @Mutation(() => ViewerType)
  async setUpOrganisation(
    @CurrentRequest() request: ApiRequest,
    @CurrentReply() reply: ReplyHeaders,
    @Args('input') input: SetUpInput,
  ): Promise<ViewerType> {
    return this.opening.open(reply, await this.setUp.execute(request.origin, input));
  }

  @Requires('organisation.manage')
  @Mutation(() => OrganisationType)
  async changeOrganisation(
    @CurrentActor() actor: Actor,
    @Args('input') input: OrganisationInput,
  ): Promise<OrganisationType> {
    return presentOrganisation(await this.change.execute(actor, input));
  }
}
