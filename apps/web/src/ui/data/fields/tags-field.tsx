import { useQuery } from '@apollo/client/react';
import { MultiSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CustomerTagsDocument } from '../../../graphql/graphql.js';
import type { Option } from './use-field-options.js';

export interface TagsFieldProps {
  readonly ariaLabel: string;
  readonly value: readonly Option[];
  readonly onChange: (tags: readonly Option[]) => void;
  readonly openAtOnce?: boolean;
  readonly error?: string | null;
}

/** Some of the organisation's tags, which customers and sales share. */
export function TagsField({ ariaLabel, value, onChange, openAtOnce = false, error = null }: TagsFieldProps) {
  const { t } = useTranslation('data');
  const { data } = useQuery(CustomerTagsDocument);
  const known = [...(data?.customerTags ?? []), ...value];
  return (
    <MultiSelect
      size="xs"
      aria-label={ariaLabel}
      placeholder={t('tags.choose')}
      data={[...new Map(known.map(({ id, name }) => [id, { value: id, label: name }])).values()]}
      value={value.map(({ id }) => id)}
      onChange={(ids) =>
        onChange(ids.flatMap((id) => known.find((tag) => tag.id === id) ?? []).map(({ id, name }) => ({ id, name })))
      }
      nothingFoundMessage={t('tags.none')}
      error={error}
      searchable
      hidePickedOptions
      {...(openAtOnce ? { autoFocus: true, defaultDropdownOpened: true } : {})}
      comboboxProps={{ withinPortal: false }}
    />
  );
}
