import { type DynamicModule, Global, Module, type Provider, type Type } from '@nestjs/common';
import { Authentication } from './contract/authentication.js';
import type { OrganisationDefaults } from './contract/organisation-defaults.js';
import { PeopleDirectory } from './contract/people-directory.js';
import { type PermissionInfo, Permissions } from './contract/permissions.js';
import { PersonImport } from './contract/person-import.js';
import { ImportedPeopleStore } from './imports/imported-people-store.js';
import { PeopleFromFiles } from './imports/people-from-files.js';
import { accountUseCases } from './use-cases/account-use-cases.js';
import { administrationUseCases } from './use-cases/administration-use-cases.js';
import { guards } from './security/guards.js';
import { screenQueries } from './queries/screen-queries.js';
import { stores } from './security/stores.js';
import { PeopleDirectoryQuery } from './queries/people-directory.query.js';
import { ORGANISATION_DEFAULTS, OrganisationFounding } from './security/organisation-founding.js';
import { PasswordHasher } from './security/password-hasher.js';
import { PermissionCatalogue } from './security/permission-catalogue.js';
import { RequestAuthentication } from './security/request-authentication.js';

/** What the apps and the demo seed use. */
const outer = [...accountUseCases, ...administrationUseCases, ...screenQueries, OrganisationFounding, PasswordHasher];

export interface IdentityOptions {
  /** Of every context, identity's own among them. */
  readonly permissions: readonly PermissionInfo[];
  /** Classes that other (global) modules provide, in the order in which they lay their defaults. */
  readonly organisationDefaults: readonly Type<OrganisationDefaults>[];
}

@Global()
@Module({})
export class IdentityModule {
  static forRoot({ permissions, organisationDefaults }: IdentityOptions): DynamicModule {
    const contract: Provider[] = [
      { provide: Permissions, useValue: new PermissionCatalogue(permissions) },
      { provide: Authentication, useClass: RequestAuthentication },
      { provide: PeopleDirectory, useClass: PeopleDirectoryQuery },
      { provide: PersonImport, useClass: PeopleFromFiles },
    ];
    const defaults: Provider = {
      provide: ORGANISATION_DEFAULTS,
      useFactory: (...laid: OrganisationDefaults[]) => laid,
      inject: [...organisationDefaults],
    };
    return {
      module: IdentityModule,
      providers: [...contract, defaults, ...stores, ...guards, ImportedPeopleStore, ...outer],
      exports: [Permissions, Authentication, PeopleDirectory, PersonImport, ...outer],
    };
  }
}
