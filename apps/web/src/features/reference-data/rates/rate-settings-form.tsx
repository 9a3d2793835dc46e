import { ActionIcon, Button, NumberInput, Select, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import {
  ChangeRateSettingsDocument,
  type FeedSource,
  type LookUpPolicy,
  type RateSettingsQuery,
} from '../../../graphql/graphql.js';
import { useSave } from '../../../ui/data/saving/use-save.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { CURRENCIES } from '../../../ui/fields/currencies.js';
import { FormRefusal } from '../../../ui/forms/form-refusal.js';
import { useSaveKeys } from '../../../ui/forms/use-save-keys.js';
import { useSubmit } from '../../../ui/forms/use-submit.js';
import { sayDone } from '../../../ui/layout/said.js';
import classes from './rates.module.css';

type Settings = RateSettingsQuery['rateSettings'];

const CHOICES = { NBP: ['NBP'], ECB: ['ECB'], 'NBP ECB': ['NBP', 'ECB'], 'ECB NBP': ['ECB', 'NBP'], HAND: [] } as const;
type Choice = keyof typeof CHOICES;

interface RateSettingsFormProps {
  readonly settings: Settings;
  readonly onSaved: () => void;
  /** Somebody was faster: what they decided has to be seen first. */
  readonly onStale: () => void;
}

/** The form and its sending; somebody who was faster is shown before anything is sent again. */
function useRateSettings({ settings, onSaved, onStale }: RateSettingsFormProps) {
  const { t } = useTranslation('settings');
  const change = useSave(ChangeRateSettingsDocument);
  const form = useForm({
    mode: 'controlled',
    initialValues: {
      currencies: settings.currencies.map(({ code, sources }) => ({
        code,
        choice: (sources.join(' ') || 'HAND') as Choice,
      })),
      policy: settings.policy,
      maxAgeDays: settings.maxAgeDays,
      quarantinePercent: settings.quarantinePercent,
      fetching: settings.fetching,
      fetchAt: settings.fetchAt,
    },
  });
  const { submit, busy, refusal } = useSubmit({
    form,
    send: async ({ currencies, maxAgeDays, quarantinePercent, ...values }) => {
      const saved = await change(
        {
          input: {
            ...values,
            expectedVersion: settings.version,
            maxAgeDays: Number(maxAgeDays),
            quarantinePercent: quarantinePercent.trim().replace(',', '.'),
            currencies: currencies.map(({ code, choice }) => ({ code, sources: [...CHOICES[choice]] as FeedSource[] })),
          },
        },
        { refetch: ['RatesToday', 'RateKeeping', 'RateHistory', 'KnownCurrencies'] },
      );
      if (!saved.ok && saved.refusal.code === 'CONFLICT') onStale();
      return saved;
    },
    onSaved: () => {
      sayDone(t('rates.settings.saved'));
      onSaved();
    },
  });
  return { form, submit, busy, refusal };
}

export function RateSettingsForm(props: RateSettingsFormProps) {
  const { t } = useTranslation('settings');
  const { form, submit, busy, refusal } = useRateSettings(props);
  useSaveKeys(submit);
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <FormRefusal refusal={refusal} />
        <Text c="dimmed">{t('rates.settings.text')}</Text>
        <EnabledCurrencies
          value={form.values.currencies}
          onChange={(currencies) => form.setFieldValue('currencies', currencies)}
        />
        <Switch
          label={t('rates.settings.fetching')}
          description={t('rates.settings.fetchingText')}
          {...form.getInputProps('fetching', { type: 'checkbox' })}
        />
        <TextInput
          label={t('rates.settings.fetchAt')}
          description={t('rates.settings.fetchAtText')}
          type="time"
          {...form.getInputProps('fetchAt')}
        />
        <Select
          label={t('rates.settings.policy')}
          description={t('rates.settings.policyText')}
          allowDeselect={false}
          data={(['SAME_DAY', 'PREVIOUS_WORKING_DAY'] satisfies LookUpPolicy[]).map((value) => ({
            value,
            label: t(`rates.policy.${value}`),
          }))}
          {...form.getInputProps('policy')}
        />
        <NumberInput
          label={t('rates.settings.maxAge')}
          description={t('rates.settings.maxAgeText')}
          min={1}
          max={31}
          allowDecimal={false}
          {...form.getInputProps('maxAgeDays')}
        />
        <TextInput
          label={t('rates.settings.quarantine')}
          description={t('rates.settings.quarantineText')}
          inputMode="decimal"
          {...form.getInputProps('quarantinePercent')}
        />
        <Button type="submit" loading={busy}>
          {t('rates.settings.do')}
        </Button>
      </Stack>
    </form>
  );
}

interface Enabled {
  readonly code: string;
  readonly choice: Choice;
}

interface EnabledCurrenciesProps {
  readonly value: readonly Enabled[];
  readonly onChange: (value: Enabled[]) => void;
}

function EnabledCurrencies({ value, onChange }: EnabledCurrenciesProps) {
  const { t } = useTranslation('settings');
  const { baseCurrency } = useWords();
  const left = CURRENCIES.filter((code) => code !== baseCurrency && !value.some((one) => one.code === code));
  const usual: Choice = baseCurrency === 'PLN' ? 'NBP' : 'ECB';
  return (
    <fieldset className={classes.currencies}>
      <legend>{t('rates.settings.currencies')}</legend>
      {value.map(({ code, choice }) => (
        <div key={code} className={classes.currency}>
          <Text fw={500}>{code}</Text>
          <Select
            aria-label={t('rates.settings.sourceOf', { currency: code })}
            allowDeselect={false}
            value={choice}
            onChange={(chosen) =>
              onChange(value.map((one) => (one.code === code ? { code, choice: chosen ?? choice } : one)))
            }
            data={(Object.keys(CHOICES) as Choice[]).map((one) => ({ value: one, label: choiceName(one) }))}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('rates.settings.remove', { currency: code })}
            onClick={() => onChange(value.filter((one) => one.code !== code))}
          >
            <IconTrash size={16} stroke={1.6} />
          </ActionIcon>
        </div>
      ))}
      <Select
        aria-label={t('rates.settings.add')}
        placeholder={t('rates.settings.add')}
        data={left}
        searchable
        value={null}
        onChange={(code) => code && onChange([...value, { code, choice: usual }])}
      />
    </fieldset>
  );

  function choiceName(choice: Choice): string {
    if (choice === 'HAND') return t('rates.sourceName.MANUAL');
    return CHOICES[choice].map((source) => t(`rates.sourceName.${source}`)).join(` ${t('rates.settings.then')} `);
  }
}
