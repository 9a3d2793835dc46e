import { Button, InputLabel, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TagsField } from '../../../ui/data/fields/tags-field.js';
import type { Option } from '../../../ui/data/fields/use-field-options.js';
import type { BulkFormProps } from './use-bulk-change.js';

const idsOf = (tags: readonly Option[]) => tags.map(({ id }) => id);

export function TagsForm({ onOrder }: BulkFormProps) {
  const { t } = useTranslation('sales');
  const [add, setAdd] = useState<readonly Option[]>([]);
  const [remove, setRemove] = useState<readonly Option[]>([]);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onOrder({ addTagIds: idsOf(add), removeTagIds: idsOf(remove) });
      }}
    >
      <Stack gap="xs">
        <div>
          <InputLabel size="xs">{t('bulk.addTags')}</InputLabel>
          <TagsField ariaLabel={t('bulk.addTags')} value={add} onChange={setAdd} />
        </div>
        <div>
          <InputLabel size="xs">{t('bulk.removeTags')}</InputLabel>
          <TagsField ariaLabel={t('bulk.removeTags')} value={remove} onChange={setRemove} />
        </div>
        <Button size="xs" type="submit" disabled={add.length + remove.length === 0}>
          {t('bulk.apply')}
        </Button>
      </Stack>
    </form>
  );
}
