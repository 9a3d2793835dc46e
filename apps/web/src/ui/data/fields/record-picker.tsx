import { Combobox, Loader, TextInput, useCombobox } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FieldFrame, inputProps } from './field-frame.js';
import classes from './fields.module.css';
import type { Option } from './use-field-options.js';
import { useFirstFound } from './use-first-found.js';
import { useSearch } from './use-search.js';

export interface RecordPickerProps extends FieldFrame {
  readonly value: Option | null;
  readonly onChange: (option: Option | null) => void;
  readonly search: (text: string) => Promise<readonly Option[]>;
  /** Makes what is not there yet; answers `null` when the server refused and said so itself. */
  readonly create?: {
    readonly label: (text: string) => string;
    readonly run: (text: string) => Promise<Option | null>;
  };
  readonly clearable?: boolean;
  readonly openAtOnce?: boolean;
}

const NEW = 'create:';

/** Finds a record while its name is typed; namesakes are told apart by the hint beside the name. */
export function RecordPicker({
  value,
  onChange,
  search,
  create,
  clearable = true,
  openAtOnce = false,
  ...frame
}: RecordPickerProps) {
  const [text, setText] = useState<string | null>(null);
  const [creating, setCreating] = useState(false);
  const combobox = useCombobox({ defaultOpened: openAtOnce, onDropdownClose: () => combobox.resetSelectedOption() });
  const { options, searching } = useSearch(search, text ?? '', combobox.dropdownOpened);
  const typed = (text ?? '').trim();
  const first = useFirstFound(combobox, { typed, options, searching });
  const known = options.some((option) => option.name.toLowerCase() === typed.toLowerCase());
  const submit = async (id: string) => {
    combobox.closeDropdown();
    if (id !== NEW) return choose(options.find((option) => option.id === id) ?? null);
    setCreating(true);
    const made = await create?.run(typed);
    setCreating(false);
    if (made) choose(made);
  };
  const choose = (option: Option | null) => {
    setText(null);
    onChange(option);
  };
  const leave = () => {
    first.forget();
    combobox.closeDropdown();
    if (text !== null && typed === '' && clearable && value) onChange(null);
    if (!creating) setText(null);
    frame.onBlur?.();
  };
  return (
    <Combobox store={combobox} onOptionSubmit={(id) => void submit(id)} withinPortal shadow="md">
      <Combobox.Target withExpandedAttribute>
        <TextInput
          {...inputProps(frame)}
          value={text ?? value?.name ?? ''}
          onChange={(event) => {
            setText(event.currentTarget.value);
            combobox.openDropdown();
            first.forget();
          }}
          onKeyDown={(event) => {
            first.onKeyDown(event);
            frame.onKeyDown?.(event);
          }}
          onFocus={(event) => {
            event.currentTarget.select();
            combobox.openDropdown();
          }}
          onClick={() => combobox.openDropdown()}
          role="combobox"
          onBlur={leave}
          autoComplete="off"
          rightSection={creating || searching ? <Loader size={14} /> : <Combobox.Chevron />}
          rightSectionPointerEvents="none"
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Choices
          options={options}
          chosen={value?.id ?? null}
          typed={typed}
          searching={searching}
          {...(create && typed !== '' && !known ? { newLabel: create.label(typed) } : {})}
        />
      </Combobox.Dropdown>
    </Combobox>
  );
}

interface ChoicesProps {
  readonly options: readonly Option[];
  readonly chosen: string | null;
  readonly typed: string;
  readonly searching: boolean;
  readonly newLabel?: string;
}

function Choices({ options, chosen, typed, searching, newLabel }: ChoicesProps) {
  const { t } = useTranslation('data');
  return (
    <Combobox.Options className={classes.options ?? ''} aria-label={t('picker.choices')}>
      {options.map((option) => (
        <Combobox.Option key={option.id} value={option.id} active={option.id === chosen}>
          <OptionLine option={option} />
        </Combobox.Option>
      ))}
      {newLabel !== undefined && (
        <Combobox.Option value={NEW} className={classes.create ?? ''}>
          <IconPlus size={14} aria-hidden /> {newLabel}
        </Combobox.Option>
      )}
      {options.length === 0 && !searching && newLabel === undefined && (
        <Combobox.Empty>{typed === '' ? t('picker.typeToSearch') : t('picker.nothingFound')}</Combobox.Empty>
      )}
    </Combobox.Options>
  );
}

function OptionLine({ option }: { readonly option: Option }) {
  return (
    <span className={classes.option}>
      <span className={classes.optionName}>{option.name}</span>
      {option.hint && <span className={classes.optionHint}>{option.hint}</span>}
    </span>
  );
}
