import { Global, Module, type Provider } from '@nestjs/common';

/** Every write of this context. A test walks this list and fails on one that leaves no register entry. */
export const salesUseCases: readonly Provider[] = [];

/** What the use cases and the apps read and keep rows by. */
const salesQueries: readonly Provider[] = [];
const salesRepositories: readonly Provider[] = [];

@Global()
@Module({
  providers: [...salesUseCases, ...salesQueries, ...salesRepositories],
  exports: [...salesUseCases, ...salesQueries],
})
export class SalesModule {}
