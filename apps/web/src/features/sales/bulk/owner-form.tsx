import { Button, Checkbox, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PersonPicker } from '../../../ui/data/fields/pickers.js';
import type { Option } from '../../../ui/data/fields/use-field-options.js';
import type { BulkFormProps } from './use-bulk-change.js';

/** Another owner for all; with a word to them it is a hand-over, which they find on their first page. */
export function OwnerForm({ onOrder }: BulkFormProps) {
  const { t } = useTranslation('sales');
  const [owner, setOwner] = useState<Option | null>(null);
  const [told, setTold] = useState(false);
  const [note, setNote] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (owner) onOrder({ ownerId: owner.id, ...(told ? { handOver: { note: note.trim() || null } } : {}) });
      }}
    >
      <Stack gap="xs">
        <PersonPicker size="xs" autoFocus label={t('bulk.newOwner')} value={owner} onChange={setOwner} />
        <Checkbox
          size="xs"
          label={t('bulk.handOver')}
          description={t('bulk.handOverHint')}
          checked={told}
          onChange={(event) => setTold(event.currentTarget.checked)}
        />
        {told && (
          <Textarea
            size="xs"
            autosize
            minRows={2}
            label={t('handOver.note')}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        )}
        <Button size="xs" type="submit" disabled={owner === null}>
          {t('bulk.apply')}
        </Button>
      </Stack>
    </form>
  );
}
