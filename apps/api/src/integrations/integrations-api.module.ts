import { Module } from '@nestjs/common';
import { ImportController } from './import.controller.js';
import { ImportResolver } from './import.resolver.js';
import { ImportReading } from './import-reading.js';

@Module({ controllers: [ImportController], providers: [ImportResolver, ImportReading] })
export class IntegrationsApiModule {}
