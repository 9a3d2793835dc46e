import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import {
  type CustomFieldFactsFragment,
  type CustomFieldKind,
  CustomFieldPeopleDocument,
} from '../../../graphql/graphql.js';
import type { FilterWord } from '../collection/collection-types.js';
import { usePeriodWords } from '../collection/filter-editors.js';
import type { Option } from '../fields/use-field-options.js';
import { useKnownNames } from '../words/use-known-names.js';
import { useWords } from '../words/use-words.js';
import { CustomFilterEditor } from './custom-filter-editor.js';
import { type CustomQuestion, customQuestions, customSearchText } from './custom-search.js';
import { CUSTOM, NUMBER_PLACES } from './custom-value.js';
import { useCustomFields } from './use-custom-fields.js';

/** The custom fields of a kind of record as filters in words; `text` is what the address says of them. */
export function useCustomFilters(
  kind: CustomFieldKind,
  text: string | undefined,
  onText: (text: string | undefined) => void,
): readonly FilterWord[] {
  const asked = customQuestions(text);
  const fields = useCustomFields(kind, true);
  const inWords = useQuestionWords();
  const people = usePeople(fields.some(({ type }) => type === 'PERSON'));
  const words = useWords();
  return fields
    .filter(({ active, key }) => active || asked.some(({ field }) => field === key))
    .map((field): FilterWord => {
      const others = asked.filter((one) => one.field !== field.key);
      const question = asked.find((one) => one.field === field.key) ?? null;
      const put = (next: CustomQuestion | null) => onText(customSearchText(next ? [...others, next] : others));
      return {
        key: `${CUSTOM}${field.key}`,
        label: words.localised(field.label),
        words: question && inWords(field, question, people),
        editor: (close) => (
          <CustomFilterEditor field={field} question={question} people={people} onChange={put} close={close} />
        ),
        clear: () => put(null),
      };
    });
}

function usePeople(isWanted: boolean): readonly Option[] {
  const { data } = useQuery(CustomFieldPeopleDocument, { skip: !isWanted });
  return data?.people ?? [];
}

function useQuestionWords() {
  const { t } = useTranslation('custom');
  const words = useWords();
  const known = useKnownNames(words.language);
  const periodWords = usePeriodWords();
  const number = (value: string) => words.number(value, NUMBER_PLACES);
  return (field: CustomFieldFactsFragment, question: CustomQuestion, people: readonly Option[]): string => {
    switch (question.op) {
      case 'has':
        return t('filter.contains', { text: question.text });
      case 'range':
        if (question.from === '') return `≤ ${number(question.to)}`;
        return question.to === '' ? `≥ ${number(question.from)}` : `${number(question.from)} – ${number(question.to)}`;
      case 'in':
        return periodWords(question.period);
      case 'any': {
        const labels = question.ids.map((id) => field.choices.find((choice) => choice.id === id)?.label);
        return t('filter.is', { values: labels.map((label) => (label ? words.localised(label) : '…')).join(', ') });
      }
      case 'who': {
        const names = question.ids.map((id) => people.find((one) => one.id === id)?.name ?? known(id) ?? '…');
        return t('filter.is', { values: names.join(', ') });
      }
      default:
        return t(`filter.${question.op}`);
    }
  };
}
