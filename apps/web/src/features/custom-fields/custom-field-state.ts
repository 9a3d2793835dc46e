import type {
  CustomFieldFactsFragment,
  CustomFieldInput,
  CustomFieldKind,
  CustomFieldType,
} from '../../graphql/graphql.js';

interface Localised {
  readonly pl: string;
  readonly en: string;
}

export interface ChoiceState {
  /** Of this page; the server's id comes with the first save. */
  readonly uid: string;
  readonly id: string | null;
  readonly label: Localised;
  readonly active: boolean;
}

export interface CustomFieldState {
  readonly label: Localised;
  readonly help: Localised;
  readonly key: string;
  readonly type: CustomFieldType;
  readonly required: boolean;
  readonly active: boolean;
  readonly choices: readonly ChoiceState[];
}

const localised = (text: Localised | null | undefined): Localised => ({ pl: text?.pl ?? '', en: text?.en ?? '' });

export const customFieldState = (field: CustomFieldFactsFragment | null): CustomFieldState => ({
  label: localised(field?.label),
  help: localised(field?.help),
  key: field?.key ?? '',
  type: field?.type ?? 'TEXT',
  required: field?.required ?? false,
  active: field?.active ?? true,
  choices: (field?.choices ?? []).map(({ id, label, active }) => ({ uid: id, id, label: localised(label), active })),
});

let made = 0;
/** A choice typed in one language counts for both until somebody says otherwise. */
export const newChoice = (name: string): ChoiceState => {
  made += 1;
  return { uid: `new-${made}`, id: null, label: { pl: name, en: name }, active: true };
};

/** What is written in one language only stands for both. */
const both = ({ pl, en }: Localised): Localised => ({
  pl: pl.trim() || en.trim(),
  en: en.trim() || pl.trim(),
});

export function customFieldInput(
  kind: CustomFieldKind,
  state: CustomFieldState,
  saved: CustomFieldFactsFragment | null,
): CustomFieldInput {
  const help = both(state.help);
  return {
    ...(saved ? { id: saved.id, expectedVersion: saved.version } : { key: state.key.trim() || null }),
    kind,
    type: state.type,
    label: both(state.label),
    help: help.pl === '' ? null : help,
    required: state.required,
    active: state.active,
    choices:
      state.type === 'CHOICE'
        ? state.choices.map(({ id, label, active }) => ({ id, label: both(label), active }))
        : null,
  };
}
