import { Button, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChangeOpportunityDocument, type OpportunityChangeInput } from '../../../graphql/graphql.js';
import type { BulkAction, BulkOutcome } from '../../../ui/data/collection/collection-types.js';
import { DateField } from '../../../ui/data/fields/date-field.js';
import { parseDate } from '../../../ui/data/fields/parse-date.js';
import { PersonPicker } from '../../../ui/data/fields/pickers.js';
import type { Option } from '../../../ui/data/fields/use-field-options.js';
import { useRefusalWords } from '../../../ui/data/saving/use-refusal-words.js';
import { useSave } from '../../../ui/data/saving/use-save.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import type { SaleRow } from './sale-row.js';

type Change = Pick<OpportunityChangeInput, 'ownerId' | 'expectedCloseDate'>;
type Run = (change: (row: SaleRow) => Promise<BulkOutcome>) => void;

/** What can be done to many sales at once. */
export function useBulkSales(): readonly BulkAction<SaleRow>[] {
  const { t } = useTranslation('sales');
  const save = useSave(ChangeOpportunityDocument);
  const say = useRefusalWords();
  const changing =
    (to: Change, back: (row: SaleRow) => Change) =>
    async (row: SaleRow): Promise<BulkOutcome> => {
      const saved = await save({ input: { id: row.id, expectedVersion: row.version, ...to } });
      if (!saved.ok) return { refused: say(saved.refusal) };
      const { version } = saved.data.changeOpportunity;
      return { refused: null, undo: () => save({ input: { id: row.id, expectedVersion: version, ...back(row) } }) };
    };
  return [
    {
      key: 'owner',
      label: t('bulk.owner'),
      ask: (run: Run) => (
        <AskOwner
          onOwner={(owner) => run(changing({ ownerId: owner.id }, (row) => ({ ownerId: row.owner?.id ?? null })))}
        />
      ),
    },
    {
      key: 'close',
      label: t('bulk.close'),
      ask: (run: Run) => (
        <AskDate
          onDate={(date) =>
            run(changing({ expectedCloseDate: date }, (row) => ({ expectedCloseDate: row.expectedCloseDate })))
          }
        />
      ),
    },
  ];
}

function AskOwner({ onOwner }: { readonly onOwner: (owner: Option) => void }) {
  const { t } = useTranslation('sales');
  return (
    <PersonPicker
      size="xs"
      autoFocus
      label={t('bulk.newOwner')}
      value={null}
      onChange={(owner) => owner && onOwner(owner)}
    />
  );
}

function AskDate({ onDate }: { readonly onDate: (date: string) => void }) {
  const { t } = useTranslation('sales');
  const words = useWords();
  const [text, setText] = useState('');
  const date = parseDate(text, words.today);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (date !== null) onDate(date);
      }}
    >
      <Stack gap="xs">
        <DateField size="xs" autoFocus label={t('bulk.newClose')} value={text} onChange={setText} />
        <Button size="xs" type="submit" disabled={date === null}>
          {t('bulk.apply')}
        </Button>
      </Stack>
    </form>
  );
}
