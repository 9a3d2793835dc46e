import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { amountToType, type Money } from '../words/amounts.js';
import { useWords, type Words } from '../words/use-words.js';
import { type FieldFrame, inputProps } from './field-frame.js';
import classes from './fields.module.css';
import { type MoneyReading, parseMoney } from './parse-money.js';
import { useCurrencies } from './use-field-options.js';

/** What stands in the field: the text as typed, and the currency that the text does not name itself. */
export interface MoneyDraft {
  readonly text: string;
  readonly currency: string;
}

export const moneyDraft = (money: Money | null, words: Words): MoneyDraft =>
  money
    ? { text: amountToType(money.amount, words.language), currency: money.currency }
    : { text: '', currency: words.baseCurrency };

export const readMoneyDraft = (draft: MoneyDraft): MoneyReading => parseMoney(draft.text, { currency: draft.currency });

export interface MoneyFieldProps extends FieldFrame {
  readonly value: MoneyDraft;
  readonly onChange: (draft: MoneyDraft) => void;
}

/** An amount typed as people type it, with what it was taken for beneath as soon as that is not plain. */
export function MoneyField({ value, onChange, ...frame }: MoneyFieldProps) {
  const { t } = useTranslation('data');
  const words = useWords();
  const currencies = useCurrencies();
  const reading = readMoneyDraft(value);
  const plain = /^[\d\s\u00a0\u202f]*([.,]\d{1,2})?$/u.test(value.text);
  const taken = reading.kind === 'money' && !plain ? `= ${words.money(reading.value)}` : null;
  const shown = reading.kind === 'money' ? reading.value.currency : value.currency;
  const listed = currencies.includes(shown) ? currencies : [shown, ...currencies];
  return (
    <TextInput
      {...inputProps(frame)}
      value={value.text}
      onChange={(event) => onChange({ ...value, text: event.currentTarget.value })}
      description={taken ?? frame.hint}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      inputMode="decimal"
      autoComplete="off"
      classNames={{ input: classes.number ?? '' }}
      rightSectionWidth={74}
      rightSection={
        <NativeSelect
          aria-label={t('money.currency')}
          variant="unstyled"
          size="xs"
          classNames={{ input: classes.currency ?? '' }}
          tabIndex={-1}
          value={shown}
          data={[...listed]}
          onChange={(event) => onChange({ text: withoutCurrency(value.text), currency: event.currentTarget.value })}
        />
      }
    />
  );
}

const withoutCurrency = (text: string) => text.replace(/zł|[€$£]|\b[A-Za-z]{3}\b/gu, '').trim();
