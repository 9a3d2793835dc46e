import { type CustomFieldType, FieldProblems, parseText, Refused } from '@kontor/kernel';
import type { Actor } from '../actor.js';
import {
  type CustomChoice,
  type CustomField,
  type CustomFieldKind,
  customKeyFrom,
  HELP_LENGTH,
  isCustomKey,
  LABEL_LENGTH,
  type Localised,
  MOST_CHOICES,
  problemsOfCustomField,
} from '../custom-fields/custom-field.js';
import type { CustomFieldStore } from '../custom-fields/custom-field-store.js';
import { type ChangeRegister, changesBetween } from '../data/change-register.js';
import type { Transactions, Tx } from '../data/transactions.js';
import type { Ids } from '../time/ids.js';

export interface CustomFieldInput {
  /** None: a new field. */
  readonly id?: string | null | undefined;
  readonly expectedVersion?: number | null | undefined;
  readonly kind: CustomFieldKind;
  /** Of a new field; without it, it is made from the English name. */
  readonly key?: string | null | undefined;
  readonly type: CustomFieldType;
  readonly label: Localised;
  readonly help?: Localised | null | undefined;
  readonly required: boolean;
  readonly active: boolean;
  /** In their order. Choices that are there and not named stay, after these: a choice is retired, never removed. */
  readonly choices?:
    | readonly { readonly id?: string | null | undefined; readonly label: Localised; readonly active: boolean }[]
    | null
    | undefined;
}

/**
 * Saves a field of the organisation's own as a whole, with its choices. Refusals: `NOT_FOUND`, `CONFLICT`,
 * `CUSTOM_FIELD_KEY_INVALID`, `CUSTOM_FIELD_KEY_TAKEN`, `CUSTOM_FIELD_TYPE_FIXED` once anything is filled in,
 * `CUSTOM_FIELD_LABEL_TAKEN`, `CUSTOM_FIELDS_TOO_MANY`, `CUSTOM_CHOICES_MISSING`, `CUSTOM_CHOICE_TWICE`,
 * `CUSTOM_CHOICE_UNKNOWN`, those of texts.
 */
export class SaveCustomField {
  constructor(
    private readonly transactions: Transactions,
    private readonly fields: CustomFieldStore,
    private readonly register: ChangeRegister,
    private readonly ids: Ids,
  ) {}

  execute(actor: Actor, input: CustomFieldInput): Promise<CustomField> {
    return this.transactions.run(async (tx) => {
      const all = await this.fields.lockAll(tx, input.kind);
      const before = input.id ? this.fields.require(all, input.id) : null;
      if (before) {
        const subject = { kind: 'custom-field', id: before.id, version: before.version };
        await this.register.refuseIfStale(tx, subject, input.expectedVersion ?? 0, { ...before });
      }
      const after = this.read(input, before, all);
      const problems = new FieldProblems();
      for (const { path, code, message } of problemsOfCustomField(after, all)) problems.add(path, code, message);
      problems.refuseIfAny();
      if (before && before.type !== after.type) await this.refuseFilled(tx, before);
      const changes = changesBetween(before ?? {}, after, REGISTERED);
      if (before && changes.length === 0) return before;
      const saved = this.fields.save(tx, before, after);
      const subject = { kind: 'custom-field', id: saved.id, version: saved.version };
      const action = before ? 'custom-field.change' : 'custom-field.create';
      await this.register.record(tx, actor, { stream: subject, subject, action, changes });
      return saved;
    });
  }

  private read(input: CustomFieldInput, before: CustomField | null, all: readonly CustomField[]): CustomField {
    const problems = new FieldProblems();
    const label = readLocalised(problems, 'label', input.label, LABEL_LENGTH, 1);
    const help = input.help ? readLocalised(problems, 'help', input.help, HELP_LENGTH, 0) : null;
    const taken = new Set(all.map(({ key }) => key));
    const key = before?.key ?? readKey(problems, input.key ?? null, label, taken);
    const choices = input.type === 'CHOICE' ? this.readChoices(problems, input, before) : (before?.choices ?? []);
    problems.refuseIfAny();
    return {
      id: before?.id ?? this.ids.next(),
      kind: input.kind,
      key,
      type: input.type,
      label,
      help: help && (help.pl !== '' || help.en !== '') ? help : null,
      required: input.required,
      active: input.active,
      choices,
      version: before?.version ?? 0,
    };
  }

  private readChoices(problems: FieldProblems, input: CustomFieldInput, before: CustomField | null): CustomChoice[] {
    const given = input.choices ?? [];
    if (given.length > MOST_CHOICES) problems.add('choices', 'INVALID_INPUT', `Keep to ${MOST_CHOICES} choices.`);
    const named = given.slice(0, MOST_CHOICES).map((choice, index): CustomChoice => {
      const known = choice.id ? before?.choices.find(({ id }) => id === choice.id) : undefined;
      if (choice.id && !known) {
        const message = 'This choice belongs to another field. Reload the page and try again.';
        problems.add(`choices.${index}`, 'CUSTOM_CHOICE_UNKNOWN', message);
      }
      return {
        id: known?.id ?? this.ids.next(),
        label: readLocalised(problems, `choices.${index}.label`, choice.label, LABEL_LENGTH, 1),
        active: choice.active,
      };
    });
    return [...named, ...(before?.choices ?? []).filter(({ id }) => !named.some((choice) => choice.id === id))];
  }

  private async refuseFilled(tx: Tx, { id }: CustomField): Promise<void> {
    if (!(await this.fields.isFilled(tx, id))) return;
    const message = 'Records have values in this field, so its type stays. Archive it and make another one.';
    throw new Refused('CUSTOM_FIELD_TYPE_FIXED', message, {
      fields: [{ path: 'type', code: 'CUSTOM_FIELD_TYPE_FIXED', message }],
    });
  }
}

const REGISTERED = ['kind', 'key', 'type', 'label', 'help', 'required', 'active', 'choices'] as const;

function readLocalised(problems: FieldProblems, path: string, text: Localised, max: number, min: 0 | 1): Localised {
  const take = (language: 'pl' | 'en') =>
    problems.take(`${path}.${language}`, parseText(text[language], { min, max })) ?? '';
  return { pl: take('pl'), en: take('en') };
}

function readKey(problems: FieldProblems, given: string | null, label: Localised, taken: ReadonlySet<string>): string {
  const key = given?.trim() ?? '';
  if (key === '') return customKeyFrom(label.en, taken);
  if (!isCustomKey(key)) {
    const message = 'Use at most 40 small letters, digits and single hyphens, beginning with a letter.';
    problems.add('key', 'CUSTOM_FIELD_KEY_INVALID', message);
  } else if (taken.has(key)) {
    const message = 'Another field, perhaps an archived one, has this key. Choose another.';
    problems.add('key', 'CUSTOM_FIELD_KEY_TAKEN', message);
  }
  return key;
}
