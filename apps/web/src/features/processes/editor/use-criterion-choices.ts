import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import {
  type ContactRole,
  CriterionOptionsDocument,
  DimensionSettingsDocument,
  type ExitCriterionKind,
} from '../../../graphql/graphql.js';
import { ACTIVITY_KIND_NAMES } from '../../../ui/data/activities/activity-kind-names.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import type { CriterionDraft } from './draft-state.js';

export interface CriterionChoice {
  readonly name: string;
  readonly criterion: CriterionDraft;
}

export interface CriterionGroup {
  readonly kind: ExitCriterionKind;
  readonly choices: readonly CriterionChoice[];
}

const FIELDS = [
  'customer',
  'amount',
  'expectedCloseDate',
  'nextStep',
  'description',
  'region',
  'market',
  'source',
  'competitor',
] as const;
const ROLES = ['DECIDES', 'INFLUENCES', 'USES', 'BUYS', 'OTHER'] as const satisfies readonly ContactRole[];

const NOTHING = { label: { pl: '', en: '' } };

/** Everything that a stage can ask for, and each demand as a sentence. */
export function useCriterionChoices(): {
  readonly groups: readonly CriterionGroup[];
  readonly sentence: (criterion: CriterionDraft) => string;
} {
  const { t } = useTranslation('processes');
  const words = useWords();
  const { data: options } = useQuery(CriterionOptionsDocument, { fetchPolicy: 'cache-and-network' });
  const { data: dimensions } = useQuery(DimensionSettingsDocument, { fetchPolicy: 'cache-and-network' });
  const roles = options?.criterionOptions.roles ?? [];
  const extensions = options?.criterionOptions.extensions ?? [];
  const named = dimensions?.dimensions ?? [];
  const all: readonly CriterionGroup[] = [
    {
      kind: 'FIELD',
      choices: FIELDS.map((field) => ({ name: t(`field.${field}`), criterion: { ...NOTHING, kind: 'FIELD', field } })),
    },
    {
      kind: 'ACTIVITY_DONE',
      choices: ACTIVITY_KIND_NAMES.map((activityKind) => ({
        name: t(`activity.${activityKind}`),
        criterion: { ...NOTHING, kind: 'ACTIVITY_DONE', activityKind },
      })),
    },
    {
      kind: 'CONTACT_ROLE',
      choices: ROLES.map((contactRole) => ({
        name: t(`contactRole.${contactRole}`),
        criterion: { ...NOTHING, kind: 'CONTACT_ROLE', contactRole },
      })),
    },
    {
      kind: 'APPROVAL',
      choices: roles.map(({ id, name }) => ({
        name: words.localised(name),
        criterion: { ...NOTHING, kind: 'APPROVAL', roleId: id },
      })),
    },
    {
      kind: 'CLASSIFICATION',
      choices: named
        .filter(({ active }) => active)
        .map(({ id, name }) => ({
          name: words.localised(name),
          criterion: { ...NOTHING, kind: 'CLASSIFICATION', dimensionId: id },
        })),
    },
    {
      kind: 'EXTENSION',
      choices: extensions.map(({ key, name }) => ({
        name: words.localised(name),
        criterion: { ...NOTHING, kind: 'EXTENSION', extension: key },
      })),
    },
  ];
  const sentence = (criterion: CriterionDraft): string => {
    const own = words.localised(criterion.label);
    if (own !== '') return own;
    const group = all.find(({ kind }) => kind === criterion.kind);
    const member = (one: CriterionDraft) =>
      one.field ?? one.activityKind ?? one.contactRole ?? one.roleId ?? one.dimensionId ?? one.extension;
    const choice = group?.choices.find((one) => member(one.criterion) === member(criterion));
    return t(`criteria.says.${criterion.kind}`, { what: choice?.name ?? '…' });
  };
  return { groups: all.filter(({ choices }) => choices.length > 0), sentence };
}
