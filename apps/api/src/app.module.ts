import { Logger, PlatformModule, type PlatformOptions } from '@kontor/platform';
import { ApolloDriver } from '@nestjs/apollo';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { contextModules } from './contexts.js';
import { CurrencyApiModule } from './currency/currency-api.module.js';
import { CustomersApiModule } from './customers/customers-api.module.js';
import { CustomFieldResolver } from './custom-fields/custom-field.resolver.js';
import { AccessGuard } from './edge/access-guard.js';
import { ErrorsFilter } from './edge/errors-filter.js';
import { graphqlOptions } from './edge/graphql-options.js';
import { validationPipe } from './edge/validation-pipe.js';
import { ExportsApiModule } from './exports/exports-api.module.js';
import { HealthController } from './health/health.controller.js';
import { HealthState } from './health/health-state.js';
import { Metrics } from './health/metrics.js';
import { IdentityApiModule } from './identity/identity-api.module.js';
import { IntegrationsApiModule } from './integrations/integrations-api.module.js';
import { OperationsResolver } from './operations/operations.resolver.js';
import { SalesApiModule } from './sales/sales-api.module.js';

@Module({})
export class AppModule {
  static forRoot(platform: PlatformOptions): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.forRoot(platform),
        ...contextModules,
        // Global for its schema, by which the exports read their filters.
        {
          ...GraphQLModule.forRootAsync({ driver: ApolloDriver, inject: [Logger], useFactory: graphqlOptions }),
          global: true,
        },
        IdentityApiModule,
        CustomersApiModule,
        CurrencyApiModule,
        SalesApiModule,
        IntegrationsApiModule,
        ExportsApiModule,
      ],
      controllers: [HealthController],
      providers: [
        HealthState,
        Metrics,
        OperationsResolver,
        CustomFieldResolver,
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_FILTER, useClass: ErrorsFilter },
        { provide: APP_PIPE, useFactory: validationPipe },
      ],
    };
  }
}
