import { currencyMigrations, CurrencyModule } from '@kontor/currency';
import { currencyPermissions } from '@kontor/currency/contract';
import { CustomersModule, customersMigrations, customersRows } from '@kontor/customers';
import { customersPermissions } from '@kontor/customers/contract';
import { IdentityModule, identityMigrations, identityRows } from '@kontor/identity';
import { identityPermissions } from '@kontor/identity/contract';
import { IntegrationsModule, integrationsMigrations, integrationsRows } from '@kontor/integrations';
import { integrationsPermissions } from '@kontor/integrations/contract';
import { type EntityClass, type MigrationClass, platformMigrations } from '@kontor/platform';
import { SalesDefaults, SalesModule, salesMigrations, salesRows } from '@kontor/sales';
import { salesPermissions } from '@kontor/sales/contract';

/** What every process of Kontor is made of: the contexts, their rows, and their migrations in the order they run. */
export const contextModules = [
  IdentityModule.forRoot({
    permissions: [
      ...identityPermissions,
      ...customersPermissions,
      ...currencyPermissions,
      ...salesPermissions,
      ...integrationsPermissions,
    ],
    organisationDefaults: [SalesDefaults],
  }),
  CustomersModule,
  CurrencyModule,
  SalesModule,
  IntegrationsModule,
];

export const allRows: readonly EntityClass[] = [...identityRows, ...customersRows, ...salesRows, ...integrationsRows];

const timestampOf = (migration: MigrationClass): number => Number(migration.name.slice(-13));

export const allMigrations: readonly MigrationClass[] = [
  ...platformMigrations,
  ...identityMigrations,
  ...customersMigrations,
  ...currencyMigrations,
  ...salesMigrations,
  ...integrationsMigrations,
].sort((a, b) => timestampOf(a) - timestampOf(b));
