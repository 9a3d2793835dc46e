import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type FieldFrame, inputProps } from './field-frame.js';
import classes from './fields.module.css';
import type { Option } from './use-field-options.js';

export interface ChoiceFieldProps extends FieldFrame {
  readonly value: string | null;
  readonly options: readonly Option[];
  readonly onChange: (id: string | null) => void;
  readonly clearable?: boolean;
  readonly openAtOnce?: boolean;
}

/** One of a known list. Typing narrows it as soon as the list is longer than a glance. */
export function ChoiceField({
  value,
  options,
  onChange,
  clearable = true,
  openAtOnce = false,
  ...frame
}: ChoiceFieldProps) {
  const { t } = useTranslation('data');
  return (
    <Select
      {...inputProps(frame)}
      value={value}
      data={options.map((option) => ({ value: option.id, label: option.name }))}
      onChange={onChange}
      clearable={clearable}
      searchable={options.length > 7}
      defaultDropdownOpened={openAtOnce}
      nothingFoundMessage={t('picker.nothingFound')}
      clearButtonProps={{ 'aria-label': t('picker.clear') }}
      withScrollArea={false}
      classNames={{ options: classes.options ?? '' }}
      checkIconPosition="right"
      comboboxProps={{ withinPortal: true, shadow: 'md' }}
      {...(frame.hint === undefined ? {} : { description: frame.hint })}
    />
  );
}
