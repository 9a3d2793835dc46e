import type { ReactNode } from 'react';
import { customKeyOf } from '../custom/custom-value.js';
import type { Fact } from '../editing/fact.js';
import { plainField, plainValue } from '../register/register-words.js';
import { useFieldWords } from '../register/use-field-words.js';
import { useKnownNames } from '../words/use-known-names.js';
import { useWords } from '../words/use-words.js';
import type { OpenConflict } from './use-record-save.js';

/** The record is the fresh one by now, so its facts say theirs; mine is what the input says, in words. */
export function useConflictWords<R>(conflict: OpenConflict | null, record: R, facts: readonly Fact<R>[]) {
  const { fieldWords } = useFieldWords();
  const words = useWords();
  const nameOf = useKnownNames(words.language);
  const inWords = (value: unknown): ReactNode => {
    if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/u.test(value)) return words.date(value);
    if (typeof value === 'string') return nameOf(value) ?? value;
    const money = value as { amount?: string; currency?: string } | null | undefined;
    return money?.amount && money.currency
      ? words.money({ amount: money.amount, currency: money.currency })
      : plainValue(value);
  };
  return (field: string) => {
    const fact = facts.find(
      (one) =>
        plainField(one.field) === plainField(field) && (!one.field.includes('.') || customKeyOf(one.field) !== null),
    );
    const mine = conflict?.mine[field];
    return {
      label: fact?.label ?? fieldWords(field),
      mine: fact?.inWords && mine ? fact.inWords(mine) : inWords(mine),
      theirs: fact ? fact.show(fact.read(record)) : inWords(conflict?.theirs.changed[field]),
    };
  };
}
