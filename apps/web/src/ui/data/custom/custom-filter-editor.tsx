import { Button, Group, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomFieldFactsFragment } from '../../../graphql/graphql.js';
import { ChecksEditor, PeriodEditor } from '../collection/filter-editors.js';
import type { Option } from '../fields/use-field-options.js';
import type { PeriodName } from '../time/periods.js';
import { useWords } from '../words/use-words.js';
import type { CustomQuestion } from './custom-search.js';
import { parseNumber } from './custom-value.js';

export interface CustomFilterEditorProps {
  readonly field: CustomFieldFactsFragment;
  readonly question: CustomQuestion | null;
  readonly people: readonly Option[];
  readonly onChange: (question: CustomQuestion | null) => void;
  readonly close: () => void;
}

const PERIODS: readonly PeriodName[] = ['overdue', 'thisWeek', 'thisMonth', 'nextMonth', 'thisQuarter', 'thisYear'];

/** What a field may be asked: by its type, or whether there is anything in it at all. */
export function CustomFilterEditor(props: CustomFilterEditorProps) {
  const { t } = useTranslation('custom');
  const { field, question, onChange } = props;
  const { key } = field;
  const presence = question?.op === 'set' || question?.op === 'unset' ? question.op : '';
  return (
    <Stack gap="xs">
      {EDITORS[field.type](props)}
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t('filter.presence')}
        value={presence}
        onChange={(op) => onChange(op === 'set' || op === 'unset' ? { field: key, op } : null)}
        data={[
          { value: '', label: t('filter.whatever') },
          { value: 'set', label: t('filter.set') },
          { value: 'unset', label: t('filter.unset') },
        ]}
      />
    </Stack>
  );
}

const EDITORS: Readonly<Record<CustomFieldFactsFragment['type'], (props: CustomFilterEditorProps) => ReactNode>> = {
  TEXT: (props) => <ContainsEditor {...props} />,
  NUMBER: (props) => <RangeEditor {...props} />,
  DATE: ({ field: { key: field }, question, onChange, close }) => (
    <PeriodEditor
      names={PERIODS}
      period={question?.op === 'in' ? question.period : undefined}
      onChange={(period) => onChange({ field, op: 'in', period })}
      close={close}
    />
  ),
  CHOICE: (props) => <ChoiceChecks {...props} />,
  PERSON: ({ field: { key: field }, question, people, onChange }) => (
    <ChecksEditor
      options={people}
      chosen={question?.op === 'who' ? question.ids : []}
      onChange={(ids) => onChange(ids.length === 0 ? null : { field, op: 'who', ids })}
    />
  ),
};

function ChoiceChecks({ field, question, onChange }: CustomFilterEditorProps) {
  const words = useWords();
  return (
    <ChecksEditor
      options={field.choices.map(({ id, label }) => ({ id, name: words.localised(label) }))}
      chosen={question?.op === 'any' ? question.ids : []}
      onChange={(ids) => onChange(ids.length === 0 ? null : { field: field.key, op: 'any', ids })}
    />
  );
}

function ContainsEditor({ field, question, onChange, close }: CustomFilterEditorProps) {
  const { t } = useTranslation('custom');
  const { t: say } = useTranslation('data');
  const [text, setText] = useState(question?.op === 'has' ? question.text : '');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onChange(text.trim() === '' ? null : { field: field.key, op: 'has', text: text.trim() });
        close();
      }}
    >
      <TextInput
        size="xs"
        label={t('filter.containsLabel')}
        data-autofocus
        value={text}
        maxLength={200}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button size="xs" fullWidth mt={6} type="submit" variant="light">
        {say('list.apply')}
      </Button>
    </form>
  );
}

function RangeEditor({ field, question, onChange, close }: CustomFilterEditorProps) {
  const { t } = useTranslation('custom');
  const { t: say } = useTranslation('data');
  const [from, setFrom] = useState(question?.op === 'range' ? question.from : '');
  const [to, setTo] = useState(question?.op === 'range' ? question.to : '');
  const problem = (text: string) => (parseNumber(text) === undefined ? t('value.notANumber') : null);
  const isWrong = [from, to].some((text) => problem(text) !== null);
  const end = (text: string) => parseNumber(text) ?? '';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isWrong) return;
        const range = { from: end(from), to: end(to) };
        onChange(range.from + range.to === '' ? null : { field: field.key, op: 'range', ...range });
        close();
      }}
    >
      <Group gap={6} wrap="nowrap" align="flex-start">
        <TextInput
          size="xs"
          label={say('list.amountFrom')}
          data-autofocus
          value={from}
          inputMode="decimal"
          error={problem(from)}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput
          size="xs"
          label={say('list.amountTo')}
          value={to}
          inputMode="decimal"
          error={problem(to)}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
      </Group>
      <Button size="xs" fullWidth mt={6} type="submit" variant="light" disabled={isWrong}>
        {say('list.apply')}
      </Button>
    </form>
  );
}
