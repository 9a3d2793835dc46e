import { randomBytes } from 'node:crypto';

/** New identifiers: UUIDs of version 7 (RFC 9562), which sort by the time they were made. */
export abstract class Ids {
  abstract next(): string;
}

export class UuidV7Ids extends Ids {
  private lastMs = 0;
  private counter = 0;

  next(): string {
    const now = Date.now();
    if (now > this.lastMs) {
      this.lastMs = now;
      this.counter = randomBytes(2).readUInt16BE(0) & 0x7ff;
    } else if (this.counter === 0xfff) {
      this.lastMs += 1;
      this.counter = 0;
    } else {
      this.counter += 1;
    }
    const bytes = randomBytes(16);
    bytes.writeUIntBE(this.lastMs, 0, 6);
    bytes.writeUInt16BE(0x7000 | this.counter, 6);
    bytes[8] = 0x80 | ((bytes[8] as number) & 0x3f);
    const hex = bytes.toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  }
}
