import type { Locator, Page } from 'playwright-core';

/**
 * What a person does, counted: every click, tap and key chord is one gesture, and what is typed as text is none, as the
 * effort budgets count it.
 */
export class Hand {
  private gestures = 0;

  constructor(private readonly page: Page) {}

  get count(): number {
    return this.gestures;
  }

  async click(target: Locator): Promise<void> {
    this.gestures += 1;
    await target.click();
  }

  async press(chord: string): Promise<void> {
    this.gestures += 1;
    await this.page.keyboard.press(chord);
  }

  /** Types where the focus is; fails where it is in no field, because then there was a click that nobody counted. */
  async type(text: string): Promise<void> {
    await this.page.locator('input:focus, textarea:focus, [contenteditable]:focus').waitFor();
    await this.page.keyboard.type(text);
  }
}
