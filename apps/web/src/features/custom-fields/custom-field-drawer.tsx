import { Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CustomFieldFactsFragment, CustomFieldKind } from '../../graphql/graphql.js';
import { useWords } from '../../ui/data/words/use-words.js';
import { CustomFieldForm } from './custom-field-form.js';

export interface CustomFieldDrawerProps {
  readonly kind: CustomFieldKind;
  readonly opened: boolean;
  readonly field: CustomFieldFactsFragment | null;
  /** Records have values in it. */
  readonly isFilled: boolean;
  readonly onClose: () => void;
}

export function CustomFieldDrawer({ kind, opened, field, isFilled, onClose }: CustomFieldDrawerProps) {
  const { t } = useTranslation('custom');
  const { t: shell } = useTranslation('shell');
  const words = useWords();
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size={560}
      title={field ? words.localised(field.label) : t('new')}
      closeButtonProps={{ 'aria-label': shell('close') }}
    >
      <CustomFieldForm
        key={`${field?.id ?? kind} ${field?.version ?? 0}`}
        kind={kind}
        field={field}
        isFilled={isFilled}
        onSaved={onClose}
      />
    </Drawer>
  );
}
