import 'reflect-metadata';
import { IssueSetUpLink } from '@kontor/identity';
import { AppConfig, PlatformModule } from '@kontor/platform';
import { NestFactory } from '@nestjs/core';
import { allRows, contextModules } from './contexts.js';
import { runCommand } from './run-command.js';

// The command that prints the link by which the first administrator begins. Asked again it makes a new one, and the
// old one stops working; an organisation that is there already gets none.
runCommand(async () => {
  const config = AppConfig.fromEnvironment(process.env);
  const platform = PlatformModule.forRoot({ config, entities: allRows, applicationName: 'kontor-set-up-link' });
  const module = { module: class SetUp {}, imports: [platform, ...contextModules] };
  const app = await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
  try {
    const { link } = await app.get(IssueSetUpLink).execute();
    process.stdout.write(`Set up your organisation (this link works once, for 24 hours):\n${link}\n`);
  } finally {
    await app.close();
  }
});
