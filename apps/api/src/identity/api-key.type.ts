import type { Instant } from '@kontor/identity';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { DateTimeScalar } from '../edge/scalars.js';
import { PersonRefType } from './person-ref.type.js';

@ObjectType('ApiKey', {
  description: 'Lets a program act for a person, as far as the key’s scopes and their rights go.',
})
export class ApiKeyType {
  @Field(() => ID) id!: string;
  @Field() name!: string;
  @Field({ description: 'The key’s beginning, to tell it from others.' }) prefix!: string;
  @Field(() => [String], { description: 'Permissions it may use.' }) scopes!: string[];
  @Field(() => PersonRefType) user!: PersonRefType;
  @Field(() => DateTimeScalar) createdAt!: Instant;
  @Field(() => DateTimeScalar, { nullable: true }) expiresAt!: Instant | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'To the minute.' }) lastUsedAt!: Instant | null;
  @Field(() => DateTimeScalar, { nullable: true }) revokedAt!: Instant | null;
}

@ObjectType('NewApiKey')
export class NewApiKeyType {
  @Field(() => ApiKeyType) apiKey!: ApiKeyType;
  @Field({ description: 'For the header "Authorization: Bearer …". Shown this once.' }) secret!: string;
}
