import {
  type DynamicModule,
  Global,
  Inject,
  type InjectionToken,
  Module,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AppConfig } from './app-config.js';
import { CustomFieldsModule } from './custom-fields.module.js';
import { createPlatform, type Platform, type PlatformOptions } from './create-platform.js';
import { ChangeRegister } from './data/change-register.js';
import { Database } from './data/database.js';
import { Outbox } from './data/outbox.js';
import { Transactions } from './data/transactions.js';
import { FileStore } from './files/file-store.js';
import { Logger } from './logging/logger.js';
import { Mailer } from './mail/mailer.js';
import { OperationsModule } from './operations.module.js';
import { OutboundHttp } from './outbound/outbound-http.js';
import { Clock } from './time/clock.js';
import { Ids } from './time/ids.js';

/** The token of the whole, for who runs jobs on it; everybody else asks for the parts. */
export const PLATFORM = Symbol('Platform');

/** The platform's services under their class tokens, for every context without an import of its own. */
@Global()
@Module({})
export class PlatformModule implements OnApplicationShutdown {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  static forRoot(options: PlatformOptions): DynamicModule {
    const part = (provide: InjectionToken, pick: (platform: Platform) => unknown) => ({
      provide,
      useFactory: pick,
      inject: [PLATFORM],
    });
    const parts = [
      part(AppConfig, (platform) => platform.config),
      part(Logger, (platform) => platform.logger),
      part(Clock, (platform) => platform.clock),
      part(Ids, (platform) => platform.ids),
      part(Database, (platform) => platform.database),
      part(DataSource, (platform) => platform.dataSource),
      part(Transactions, (platform) => platform.transactions),
      part(ChangeRegister, (platform) => platform.register),
      part(Outbox, (platform) => platform.outbox),
      part(Mailer, (platform) => new Mailer(platform.config, platform.logger)),
      part(OutboundHttp, (platform) => new OutboundHttp(platform.config.outboundLoopback)),
      part(FileStore, (platform) => new FileStore(platform.config, platform.ids)),
    ];
    return {
      module: PlatformModule,
      imports: [OperationsModule, CustomFieldsModule],
      providers: [{ provide: PLATFORM, useFactory: () => createPlatform(options) }, ...parts],
      exports: [PLATFORM, ...parts.map(({ provide }) => provide)],
    };
  }

  /** After the last request and job: Nest calls it when listeners and workers have stopped. */
  async onApplicationShutdown(): Promise<void> {
    await this.platform.close();
  }
}
