import 'reflect-metadata';
import { IssueSetUpLink, OrganisationQuery } from '@kontor/identity';
import { AppConfig, PlatformModule } from '@kontor/platform';
import { NestFactory } from '@nestjs/core';
import { allRows, contextModules } from '../contexts.js';
import { DemoOrganisation } from './demo-organisation.js';
import { DEMO_PASSWORD } from './demo-people.js';
import { DemoRates } from './demo-rates.js';
import { SeedDemo } from './seed-demo.js';

export interface Prepared {
  /** Where the first administrator sets the organisation up, when there is none yet and no demo was wanted. */
  readonly setUpLink?: string;
  readonly logins?: readonly { readonly email: string; readonly name: string; readonly role: string }[];
  readonly password?: string;
}

export interface PrepareOptions {
  readonly config?: AppConfig;
  /** Whether an installation without an organisation gets the demo. */
  readonly demo: boolean;
  /** Says what takes time and does it. */
  readonly onStep?: <T>(title: string, work: () => Promise<T>) => Promise<T>;
}

/** What a start needs before it serves: an organisation, or the link to set one up. */
export async function prepareOrganisation({
  config = AppConfig.fromEnvironment(process.env),
  demo,
  onStep,
}: PrepareOptions): Promise<Prepared> {
  const module = {
    module: class Preparation {},
    imports: [
      PlatformModule.forRoot({ config, entities: allRows, applicationName: 'kontor-prepare' }),
      ...contextModules,
    ],
    providers: [DemoOrganisation, DemoRates, SeedDemo],
  };
  const app = await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
  try {
    const organisations = app.get(OrganisationQuery);
    if ((await organisations.find()) === null) {
      if (!demo) return { setUpLink: (await app.get(IssueSetUpLink).execute()).link };
      const seed = () => app.get(SeedDemo).execute();
      await (onStep ? onStep('Filling the demo organisation', seed) : seed());
    }
    const people = await organisations.demoPeople();
    return people.length === 0
      ? {}
      : {
          password: DEMO_PASSWORD,
          logins: people.map(({ email, name, roleName }) => ({ email, name, role: roleName.en })),
        };
  } finally {
    await app.close();
  }
}
