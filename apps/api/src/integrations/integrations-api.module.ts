import { Module } from '@nestjs/common';
import { ReaderLanguage } from '../edge/reader-language.js';
import { ImportController } from './import.controller.js';
import { ImportResolver } from './import.resolver.js';
import { ImportReading } from './import-reading.js';

@Module({ controllers: [ImportController], providers: [ImportResolver, ImportReading, ReaderLanguage] })
export class IntegrationsApiModule {}
