import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DateScalar } from '../edge/scalars.js';
import { PersonRefType } from './person-ref.type.js';
import { TeamRefType } from './team-ref.type.js';

@ObjectType('TeamMembership', {
  description: 'Somebody’s time in a team: from a day on, until the day before another.',
})
export class TeamMembershipType {
  @Field(() => ID) id!: string;
  @Field(() => PersonRefType) user!: PersonRefType;
  @Field(() => TeamRefType) team!: TeamRefType;
  @Field(() => DateScalar) validFrom!: string;
  @Field(() => DateScalar, { nullable: true }) validTo!: string | null;
}

@ObjectType('Team')
export class TeamType {
  @Field(() => ID) id!: string;
  @Field() name!: string;
  @Field(() => TeamRefType, { nullable: true }) parent!: TeamRefType | null;
  @Field(() => PersonRefType, { nullable: true }) leader!: PersonRefType | null;
  @Field(() => [TeamMembershipType], { description: 'Past, present and planned, the latest first.' })
  memberships!: TeamMembershipType[];
  @Field(() => Int) version!: number;
}
