/** UUIDs of version 7 for moments that are past: registers are read in the order of their ids. */
export class PastIds {
  private count = 0;

  at(instant: Date): string {
    this.count += 1;
    const time = instant.getTime().toString(16).padStart(12, '0');
    const serial = this.count.toString(16).padStart(15, '0');
    return `${time.slice(0, 8)}-${time.slice(8)}-7${serial.slice(0, 3)}-8${serial.slice(3, 6)}-${serial.slice(6).padStart(12, '0')}`;
  }
}
