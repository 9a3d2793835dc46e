import { CurrencyModule } from '@kontor/currency';
import { currencyPermissions } from '@kontor/currency/contract';
import { CustomersModule, customersRows } from '@kontor/customers';
import { customersPermissions } from '@kontor/customers/contract';
import { IdentityModule, identityRows } from '@kontor/identity';
import { identityPermissions } from '@kontor/identity/contract';
import { IntegrationsModule, integrationsRows } from '@kontor/integrations';
import { integrationsPermissions } from '@kontor/integrations/contract';
import type { EntityClass } from '@kontor/platform';
import { SalesDefaults, SalesModule, salesRows } from '@kontor/sales';
import { salesPermissions } from '@kontor/sales/contract';

/** The contexts whose work the worker does: the same as the API's, because any of them may ask for a job. */
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
