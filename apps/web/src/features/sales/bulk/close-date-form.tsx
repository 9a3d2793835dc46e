import { Button, Group, NumberInput, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DateField } from '../../../ui/data/fields/date-field.js';
import { parseDate } from '../../../ui/data/fields/parse-date.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import classes from './bulk.module.css';
import type { BulkFormProps } from './use-bulk-change.js';

/** One day for all, or so many days further on (or back) for each. */
export function CloseDateForm({ onOrder }: BulkFormProps) {
  const { t } = useTranslation('sales');
  const words = useWords();
  const [text, setText] = useState('');
  const [days, setDays] = useState<number | null>(null);
  const date = parseDate(text, words.today);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (date !== null) onOrder({ closeDate: date });
    else if (days) onOrder({ shiftDays: days });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        <DateField size="xs" autoFocus label={t('bulk.newClose')} value={text} onChange={setText} />
        <Group gap="xs" align="flex-end" wrap="nowrap">
          <NumberInput
            className={classes.days ?? ''}
            size="xs"
            label={t('bulk.days')}
            min={-3660}
            max={3660}
            allowDecimal={false}
            value={days ?? ''}
            disabled={date !== null}
            onChange={(value) => setDays(typeof value === 'number' ? value : null)}
          />
          <Button size="xs" type="submit" disabled={date === null && !days}>
            {t('bulk.apply')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
