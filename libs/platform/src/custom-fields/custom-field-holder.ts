import type { Statement } from '../data/sql.js';
import type { CustomFieldKind } from './custom-field.js';

/**
 * Where a context keeps the values of the custom fields of one kind of record. The context provides a class of its own
 * in its module; making it registers it, so that a definition can be asked whether anything is filled in yet.
 */
export abstract class CustomFieldHolder {
  abstract readonly kind: CustomFieldKind;

  constructor(holders: CustomFieldHolders) {
    holders.register(this);
  }

  /** An SQL expression: whether any record, deleted ones too, has a value in the field whose id is `fieldId`. */
  abstract isFilled(fieldId: Statement): Statement;
}

/** The holders that contexts have brought. One for the process, made before any of them. */
export class CustomFieldHolders {
  private readonly holders: CustomFieldHolder[] = [];

  register(holder: CustomFieldHolder): void {
    this.holders.push(holder);
  }

  all(): readonly CustomFieldHolder[] {
    return this.holders;
  }
}
