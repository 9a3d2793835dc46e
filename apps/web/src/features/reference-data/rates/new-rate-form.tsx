import { Button, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { RecordExchangeRateDocument } from '../../../graphql/graphql.js';
import { DateField } from '../../../ui/data/fields/date-field.js';
import { parseDate } from '../../../ui/data/fields/parse-date.js';
import { useSave } from '../../../ui/data/saving/use-save.js';
import { dateToType } from '../../../ui/data/words/dates.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { CURRENCIES } from '../../../ui/fields/currencies.js';
import { FormRefusal } from '../../../ui/forms/form-refusal.js';
import { useSaveKeys } from '../../../ui/forms/use-save-keys.js';
import { useSubmit } from '../../../ui/forms/use-submit.js';
import { sayDone } from '../../../ui/layout/said.js';
import { parseRate } from './parse-rate.js';
import classes from './rates.module.css';

export function NewRateForm() {
  const { t } = useTranslation('settings');
  const { t: refusals } = useTranslation('refusals');
  const words = useWords();
  const record = useSave(RecordExchangeRateDocument);
  const form = useForm({
    mode: 'controlled',
    initialValues: {
      currency: words.baseCurrency === 'EUR' ? 'USD' : 'EUR',
      rate: '',
      validFrom: dateToType(words.today),
      reason: '',
    },
    validate: {
      rate: (text: string) => (parseRate(text) === null ? refusals('DECIMAL_INVALID') : null),
      validFrom: (text: string) => (parseDate(text, words.today, 'past') === null ? refusals('DATE_INVALID') : null),
      reason: (text: string) => (text.trim() === '' ? refusals('TEXT_REQUIRED') : null),
    },
    validateInputOnBlur: true,
  });
  const { submit, busy, refusal } = useSubmit({
    form,
    send: ({ currency, rate, validFrom, reason }) =>
      record(
        { currency, rate: parseRate(rate) ?? '', validFrom: parseDate(validFrom, words.today, 'past') ?? '', reason },
        { refetch: ['RatesToday', 'RateHistory', 'RateKeeping', 'KnownCurrencies'] },
      ),
    onSaved: (_, { currency }) => {
      sayDone(t('rates.saved', { currency }));
      form.setFieldValue('rate', '');
      form.setFieldValue('reason', '');
    },
  });
  useSaveKeys(submit);
  return (
    <form onSubmit={submit} noValidate>
      <FormRefusal refusal={refusal} />
      <div className={classes.line}>
        <Select
          label={t('rates.currency')}
          data={CURRENCIES.filter((code) => code !== words.baseCurrency)}
          searchable
          allowDeselect={false}
          {...form.getInputProps('currency')}
        />
        <TextInput
          label={t('rates.rateIn', { currency: words.baseCurrency })}
          inputMode="decimal"
          autoComplete="off"
          placeholder={words.number('4.2675', 4)}
          {...form.getInputProps('rate')}
        />
        <DateField
          label={t('rates.from')}
          leaning="past"
          value={form.getValues().validFrom}
          onChange={(text) => form.setFieldValue('validFrom', text)}
          error={typeof form.errors['validFrom'] === 'string' ? form.errors['validFrom'] : null}
        />
        <Button type="submit" loading={busy} className={classes.do}>
          {t('rates.do')}
        </Button>
      </div>
      <TextInput
        className={classes.reason}
        label={t('rates.reason')}
        placeholder={t('rates.reasonExample')}
        maxLength={500}
        {...form.getInputProps('reason')}
      />
    </form>
  );
}
