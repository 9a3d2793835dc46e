import { type DynamicModule, Global, Module, type Type } from '@nestjs/common';
import type { OrganisationDefaults } from './contract/organisation-defaults.js';
import type { PermissionInfo } from './contract/permissions.js';

export interface IdentityOptions {
  /** Of every context, identity's own among them. */
  readonly permissions: readonly PermissionInfo[];
  /** Classes that other (global) modules provide, in the order in which they lay their defaults. */
  readonly organisationDefaults: readonly Type<OrganisationDefaults>[];
}

@Global()
@Module({})
export class IdentityModule {
  static forRoot(_options: IdentityOptions): DynamicModule {
    return { module: IdentityModule };
  }
}
