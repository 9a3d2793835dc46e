import type { RowScope, ScopedKind } from '@kontor/platform';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { LocalisedText } from '../edge/value-types.js';
import { RowScopeEnum, ScopedKindEnum } from './identity-enums.js';

@ObjectType('RoleScope')
export class RoleScopeType {
  @Field(() => ScopedKindEnum) kind!: ScopedKind;
  @Field(() => RowScopeEnum) read!: RowScope;
  @Field(() => RowScopeEnum) write!: RowScope;
}

@ObjectType('Role', { description: 'A named set of permissions, and how far they reach for each kind of record.' })
export class RoleType {
  @Field(() => ID) id!: string;
  @Field({ description: 'Stable, for other systems.' }) key!: string;
  @Field(() => LocalisedText) name!: LocalisedText;
  @Field(() => [String]) permissions!: string[];
  @Field(() => [RoleScopeType]) scopes!: RoleScopeType[];
  @Field({ description: 'Came with Kontor.' }) builtIn!: boolean;
  @Field(() => Int) memberCount!: number;
  @Field(() => Int) version!: number;
}

@ObjectType('PermissionInfo')
export class PermissionInfoType {
  @Field() key!: string;
  @Field({ description: 'The part of Kontor it belongs to.' }) group!: string;
  @Field(() => LocalisedText) description!: LocalisedText;
}
