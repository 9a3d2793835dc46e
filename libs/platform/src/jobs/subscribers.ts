import { assert } from '@kontor/kernel';
import type { AnyHandler } from './event-handler.js';

/** Who waits for which events. */
export class Subscribers {
  private readonly byName: ReadonlyMap<string, AnyHandler>;
  private readonly byType = new Map<string, string[]>();

  constructor(readonly all: readonly AnyHandler[]) {
    this.byName = new Map(all.map((handler) => [handler.name, handler]));
    assert(this.byName.size === all.length, 'two subscribers have the same name');
    for (const handler of all) {
      for (const type of handler.eventTypes) this.byType.set(type, [...(this.byType.get(type) ?? []), handler.name]);
    }
  }

  namesFor(eventType: string): readonly string[] {
    return this.byType.get(eventType) ?? [];
  }

  knows(name: string): boolean {
    return this.byName.has(name);
  }
}
