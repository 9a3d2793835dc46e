import { useQuery } from '@apollo/client/react';
import { Button, NumberInput, Select, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { PlanRatesDocument, type PlanRatesQuery, SetPlanRateDocument } from '../../../graphql/graphql.js';
import { useSave } from '../../../ui/data/saving/use-save.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { CURRENCIES } from '../../../ui/fields/currencies.js';
import { FormRefusal } from '../../../ui/forms/form-refusal.js';
import { useSubmit } from '../../../ui/forms/use-submit.js';
import { Answer } from '../../../ui/layout/answer.js';
import { Card } from '../../../ui/layout/card.js';
import { sayDone } from '../../../ui/layout/said.js';
import { Table } from '../../../ui/layout/table.js';
import { parseRate } from './parse-rate.js';
import classes from './rates.module.css';

/** At what each year's plan counts currencies. */
export function PlanRates({ mayChange }: { readonly mayChange: boolean }) {
  const { t } = useTranslation('settings');
  const asked = useQuery(PlanRatesDocument, { fetchPolicy: 'cache-and-network' });
  return (
    <Card title={t('rates.plan.title')} text={t('rates.plan.text')}>
      <Answer asked={asked} lines={3}>
        {({ planRates }) =>
          planRates.length === 0 ? <Text c="dimmed">{t('rates.plan.empty')}</Text> : <Plans rates={planRates} />
        }
      </Answer>
      {mayChange && <PlanRateForm />}
    </Card>
  );
}

function Plans({ rates }: { readonly rates: PlanRatesQuery['planRates'] }) {
  const { t } = useTranslation('settings');
  const words = useWords();
  const years = [...new Set(rates.map(({ year }) => year))];
  const currencies = [...new Set(rates.map(({ currency }) => currency))].sort();
  return (
    <Table
      label={t('rates.plan.title')}
      head={[t('rates.plan.year'), ...currencies.map((currency) => ({ name: `1 ${currency}`, number: true }))]}
      minWidth={160 + currencies.length * 90}
    >
      {years.map((year) => (
        <tr key={year}>
          <td>{year}</td>
          {currencies.map((currency) => {
            const found = rates.find((rate) => rate.year === year && rate.currency === currency);
            return (
              <td key={currency} data-number>
                {found ? `${words.number(found.rate, 8)} ${words.baseCurrency}` : '–'}
              </td>
            );
          })}
        </tr>
      ))}
    </Table>
  );
}

function PlanRateForm() {
  const { t } = useTranslation('settings');
  const { t: refusals } = useTranslation('refusals');
  const words = useWords();
  const save = useSave(SetPlanRateDocument);
  const form = useForm({
    mode: 'controlled',
    initialValues: {
      year: Number(words.today.slice(0, 4)),
      currency: words.baseCurrency === 'EUR' ? 'USD' : 'EUR',
      rate: '',
    },
    validate: { rate: (text: string) => (parseRate(text) === null ? refusals('DECIMAL_INVALID') : null) },
  });
  const { submit, busy, refusal } = useSubmit({
    form,
    send: ({ year, currency, rate }) =>
      save({ year: Number(year), currency, rate: parseRate(rate) ?? '' }, { refetch: ['PlanRates'] }),
    onSaved: (_, { year, currency }) => {
      sayDone(t('rates.plan.saved', { year, currency }));
      form.setFieldValue('rate', '');
    },
  });
  return (
    <form onSubmit={submit} noValidate className={classes.planForm}>
      <FormRefusal refusal={refusal} />
      <div className={classes.line}>
        <NumberInput
          label={t('rates.plan.year')}
          min={1990}
          max={2199}
          allowDecimal={false}
          hideControls
          {...form.getInputProps('year')}
        />
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
          {...form.getInputProps('rate')}
        />
        <Button type="submit" variant="default" loading={busy} className={classes.do}>
          {t('rates.plan.do')}
        </Button>
      </div>
    </form>
  );
}
