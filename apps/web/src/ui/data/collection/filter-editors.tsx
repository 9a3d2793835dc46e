import { Button, Checkbox, Group, NavLink, Stack, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DateField } from '../fields/date-field.js';
import { parseDate } from '../fields/parse-date.js';
import { parseMoney } from '../fields/parse-money.js';
import type { Option } from '../fields/use-field-options.js';
import { isPeriodName, type Period, type PeriodName, rangeOf } from '../time/periods.js';
import { dateToType } from '../words/dates.js';
import { fold } from '../words/fold.js';
import { useWords } from '../words/use-words.js';
import classes from './collection.module.css';

export interface ChecksEditorProps {
  readonly options: readonly Option[];
  readonly chosen: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}

/** Any of a list; each tick acts at once, so that one sees what it does. */
export function ChecksEditor({ options, chosen, onChange }: ChecksEditorProps) {
  const { t } = useTranslation('data');
  const [text, setText] = useState('');
  const found = options.filter((option) => fold(option.name).includes(fold(text)));
  const toggle = (id: string) => onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <Stack gap={6}>
      {options.length > 7 && (
        <TextInput
          size="xs"
          data-autofocus
          aria-label={t('list.narrow')}
          placeholder={t('list.narrow')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      <div className={classes.checks} role="group">
        {found.map((option) => (
          <Checkbox
            key={option.id}
            size="xs"
            label={option.hint ? `${option.name} · ${option.hint}` : option.name}
            checked={chosen.includes(option.id)}
            onChange={() => toggle(option.id)}
          />
        ))}
      </div>
    </Stack>
  );
}

export interface PeriodEditorProps {
  readonly names: readonly PeriodName[];
  readonly period: Period | undefined;
  readonly onChange: (period: Period) => void;
  readonly close: () => void;
}

/** A named period, or two dates of one's own. */
export function PeriodEditor({ names, period, onChange, close }: PeriodEditorProps) {
  const { t } = useTranslation('data');
  const words = useWords();
  const range = period === undefined ? { from: null, to: null } : rangeOf(period, words.today);
  const own = period !== undefined && !isPeriodName(period);
  const [from, setFrom] = useState(own && range.from ? dateToType(range.from) : '');
  const [to, setTo] = useState(own && range.to ? dateToType(range.to) : '');
  const apply = () => {
    const dates = [from, to].map((text) => parseDate(text, words.today) ?? '');
    if (dates.every((date) => date === '')) return;
    onChange(`${dates[0]}..${dates[1]}`);
    close();
  };
  return (
    <Stack gap={6}>
      <div className={classes.periods}>
        {names.map((name) => (
          <NavLink
            key={name}
            component="button"
            label={t(`period.${name}`)}
            active={period === name}
            py={4}
            onClick={() => {
              onChange(name);
              close();
            }}
          />
        ))}
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          apply();
        }}
      >
        <Group gap={6} align="flex-end" wrap="nowrap">
          <DateField size="xs" label={t('period.from')} value={from} onChange={setFrom} />
          <DateField size="xs" label={t('period.to')} value={to} onChange={setTo} />
        </Group>
        <Button size="xs" fullWidth mt={6} type="submit" variant="light">
          {t('list.apply')}
        </Button>
      </form>
    </Stack>
  );
}

/** `this quarter`, or `1 Oct – 12 Dec`. */
export function usePeriodWords(): (period: Period) => string {
  const { t } = useTranslation('data');
  const words = useWords();
  return (period) => {
    if (isPeriodName(period)) return t(`period.${period}`);
    const { from, to } = rangeOf(period, words.today);
    if (from && to) return `${words.date(from)} – ${words.date(to)}`;
    return from
      ? t('period.since', { date: words.date(from) })
      : t('period.until', { date: words.date(to ?? words.today) });
  };
}

export interface AmountEditorProps {
  readonly min: string | undefined;
  readonly max: string | undefined;
  readonly onChange: (range: { readonly min: string | undefined; readonly max: string | undefined }) => void;
  readonly close: () => void;
}

export function AmountEditor({ min, max, onChange, close }: AmountEditorProps): ReactNode {
  const { t } = useTranslation('data');
  const { baseCurrency } = useWords();
  const [from, setFrom] = useState(min ?? '');
  const [to, setTo] = useState(max ?? '');
  const read = (text: string) => {
    const reading = parseMoney(text, { currency: baseCurrency });
    return reading.kind === 'money' ? reading.value.amount : undefined;
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onChange({ min: read(from), max: read(to) });
        close();
      }}
    >
      <Group gap={6} wrap="nowrap">
        <TextInput
          size="xs"
          label={t('list.amountFrom')}
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
          data-autofocus
        />
        <TextInput
          size="xs"
          label={t('list.amountTo')}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
      </Group>
      <Button size="xs" fullWidth mt={6} type="submit" variant="light">
        {t('list.apply')}
      </Button>
    </form>
  );
}
