import { type DomainRefusal, type FieldRefusal, Refused } from './refused.js';
import type { Result } from './result.js';

/** Gathers what is wrong with the fields of one input, so that a form hears all of it at once. */
export class FieldProblems {
  private readonly found: FieldRefusal[] = [];

  /** The value of a rule's answer; a refusal is noted for the field, and `undefined` stands in for the value. */
  take<T>(path: string, result: Result<T, DomainRefusal>): T | undefined {
    if (result.ok) return result.value;
    this.add(path, result.refusal.code, result.refusal.message);
    return undefined;
  }

  add(path: string, code: string, message: string): void {
    this.found.push({ path, code, message });
  }

  /** Throws the first problem's code and sentence, with all of them in `details.fields`. */
  refuseIfAny(): void {
    const [first] = this.found;
    if (first) throw new Refused(first.code, first.message, { fields: this.found });
  }
}
