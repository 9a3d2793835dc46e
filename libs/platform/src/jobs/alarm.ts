/** A wait that can be ended early: what a loop sleeps on. A call that comes while nobody waits ends the next wait. */
export class Alarm {
  private ring: (() => void) | null = null;
  private hasRung = false;

  readonly wake = (): void => {
    this.hasRung = true;
    this.ring?.();
  };

  /** Resolves after `ms`, or as soon as somebody wakes it. */
  async wait(ms: number): Promise<void> {
    if (!this.hasRung) {
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        this.ring = resolve;
        timer = setTimeout(resolve, ms);
      });
      clearTimeout(timer);
      this.ring = null;
    }
    this.hasRung = false;
  }
}
