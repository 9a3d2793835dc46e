import { ViewerQuery } from '@kontor/identity';
import type { Actor } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import type { Language } from './language.js';

/** The language in which a file is written for whoever asks for it: their own, also when a key of theirs asks. */
@Injectable()
export class ReaderLanguage {
  constructor(private readonly viewer: ViewerQuery) {}

  async of(actor: Actor): Promise<Language> {
    return (await this.viewer.find(actor))?.language ?? 'en';
  }
}
