import { Button, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconHandStop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { DecideHeldRateDocument, type RateKeepingQuery } from '../../../graphql/graphql.js';
import { useSave } from '../../../ui/data/saving/use-save.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { FormRefusal } from '../../../ui/forms/form-refusal.js';
import { useSubmit } from '../../../ui/forms/use-submit.js';
import { Card } from '../../../ui/layout/card.js';
import { sayDone } from '../../../ui/layout/said.js';
import classes from './rates.module.css';

type Held = RateKeepingQuery['heldRates'][number];

interface HeldRatesProps {
  readonly held: readonly Held[];
  readonly mayDecide: boolean;
}

const SHOWN_DECIDED = 5;

/** Rates that moved too far: what they were and would be, and a word of why one thinks that they are right or wrong. */
export function HeldRates({ held, mayDecide }: HeldRatesProps) {
  const { t } = useTranslation('settings');
  const waiting = held.filter(({ decision }) => !decision);
  const decided = held.filter(({ decision }) => decision).slice(0, SHOWN_DECIDED);
  if (waiting.length === 0) return null;
  return (
    <Card title={t('rates.held.title', { count: waiting.length })} text={t('rates.held.text')}>
      <ul className={classes.held}>
        {waiting.map((rate) => (
          <li key={rate.id} className={classes.heldRate}>
            <IconHandStop size={20} stroke={1.6} aria-hidden className={classes.heldMark} />
            <HeldWords rate={rate} />
            {mayDecide && <Decision rate={rate} />}
          </li>
        ))}
      </ul>
      {decided.length > 0 && (
        <details className={classes.behind}>
          <summary>{t('rates.held.decided')}</summary>
          <ul className={classes.held}>
            {decided.map((rate) => (
              <DecidedRate key={rate.id} rate={rate} />
            ))}
          </ul>
        </details>
      )}
    </Card>
  );
}

function HeldWords({ rate }: { readonly rate: Held }) {
  const { t } = useTranslation('settings');
  const words = useWords();
  return (
    <div className={classes.heldWords}>
      <Text fw={500}>
        {t('rates.held.move', {
          currency: rate.currency,
          before: words.number(rate.before, 8),
          now: words.number(rate.rate, 8),
          percent: words.percent(rate.movePercent),
        })}
      </Text>
      <Text size="sm" c="dimmed">
        {t('rates.held.where', {
          table: rate.tableNumber,
          date: words.date(rate.rateDate),
          before: words.date(rate.beforeDate),
        })}
      </Text>
    </div>
  );
}

function DecidedRate({ rate }: { readonly rate: Held }) {
  const { t } = useTranslation('settings');
  const words = useWords();
  return (
    <li>
      <Text size="sm">
        {rate.currency}, {words.date(rate.rateDate)}: {rate.decision && t(`rates.held.${rate.decision}`)}
        <Text span c="dimmed">
          {' '}
          {[rate.decidedBy?.name, rate.reason].filter(Boolean).join(' · ')}
        </Text>
      </Text>
    </li>
  );
}

function Decision({ rate }: { readonly rate: Held }) {
  const { t } = useTranslation('settings');
  const decide = useSave(DecideHeldRateDocument);
  const form = useForm({ mode: 'controlled', initialValues: { reason: '', confirmed: true } });
  const { submit, busy, refusal } = useSubmit({
    form,
    send: ({ reason, confirmed }) =>
      decide({ id: rate.id, confirmed, reason }, { refetch: ['RateKeeping', 'RatesToday', 'RateHistory'] }),
    onSaved: (_, { confirmed }) =>
      sayDone(t(confirmed ? 'rates.held.confirmed' : 'rates.held.refused', { currency: rate.currency })),
  });
  const as = (confirmed: boolean) => () => form.setFieldValue('confirmed', confirmed);
  return (
    <form onSubmit={submit} noValidate className={classes.decision}>
      <FormRefusal refusal={refusal} />
      <TextInput
        label={t('rates.held.reason')}
        placeholder={t('rates.held.reasonExample')}
        maxLength={500}
        {...form.getInputProps('reason')}
      />
      <div className={classes.buttons}>
        <Button type="submit" onClick={as(true)} loading={busy && form.values.confirmed} disabled={busy}>
          {t('rates.held.confirm')}
        </Button>
        <Button
          type="submit"
          variant="default"
          onClick={as(false)}
          loading={busy && !form.values.confirmed}
          disabled={busy}
        >
          {t('rates.held.refuse')}
        </Button>
      </div>
    </form>
  );
}
