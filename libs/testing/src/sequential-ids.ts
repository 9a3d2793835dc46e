/** Ids that count: the first is `…-000000000001`. Has the shape of the platform's `Ids`. */
export class SequentialIds {
  private count = 0;

  next(): string {
    this.count += 1;
    return `01930000-0000-7000-8000-${this.count.toString(16).padStart(12, '0')}`;
  }
}
