import { ActionIcon, Button, Menu, Text } from '@mantine/core';
import {
  IconCheck,
  IconClipboardCheck,
  IconForms,
  IconPlugConnected,
  IconPlus,
  IconTag,
  IconUserCheck,
  IconUserStar,
  IconX,
  type TablerIcon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ExitCriterionKind } from '../../../graphql/graphql.js';
import { useRefusalWords } from '../../../ui/data/saving/use-refusal-words.js';
import { type CriterionDraft, type DraftProblem, identityOf } from './draft-state.js';
import classes from './editor.module.css';
import { type CriterionGroup, useCriterionChoices } from './use-criterion-choices.js';

export interface CriteriaEditorProps {
  readonly criteria: readonly CriterionDraft[];
  readonly problems: readonly DraftProblem[];
  readonly onChange: (criteria: readonly CriterionDraft[]) => void;
}

const ICONS: { readonly [K in ExitCriterionKind]: TablerIcon } = {
  FIELD: IconForms,
  ACTIVITY_DONE: IconClipboardCheck,
  CONTACT_ROLE: IconUserStar,
  APPROVAL: IconUserCheck,
  CLASSIFICATION: IconTag,
  EXTENSION: IconPlugConnected,
};

/** What must be so before a sale leaves the stage, as sentences one adds and takes away. */
export function CriteriaEditor({ criteria, problems, onChange }: CriteriaEditorProps) {
  const { t } = useTranslation('processes');
  const say = useRefusalWords();
  const { groups, sentence } = useCriterionChoices();
  return (
    <fieldset className={classes.group}>
      <legend>{t('criteria.title')}</legend>
      {criteria.length === 0 && <p className={classes.hint}>{t('criteria.none')}</p>}
      <ul className={classes.criteria}>
        {criteria.map((criterion, index) => {
          const Icon = ICONS[criterion.kind];
          const words = sentence(criterion);
          const problem = problems.find(({ path }) => path.endsWith(`exitCriteria.${index}`));
          return (
            <li key={`${identityOf(criterion)} ${index}`} className={classes.criterion}>
              <Icon size={16} stroke={1.6} aria-hidden />
              <span className={classes.criterionWords}>
                {words}
                {problem && (
                  <Text size="xs" c="red">
                    {say({ code: problem.code, message: '' })}
                  </Text>
                )}
              </span>
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                aria-label={t('criteria.remove', { words })}
                onClick={() => onChange(criteria.filter((_, place) => place !== index))}
              >
                <IconX size={14} />
              </ActionIcon>
            </li>
          );
        })}
      </ul>
      <AddCriterion
        groups={groups}
        taken={new Set(criteria.map(identityOf))}
        onAdd={(criterion) => onChange([...criteria, criterion])}
      />
    </fieldset>
  );
}

interface AddCriterionProps {
  readonly groups: readonly CriterionGroup[];
  readonly taken: ReadonlySet<string>;
  readonly onAdd: (criterion: CriterionDraft) => void;
}

function AddCriterion({ groups, taken, onAdd }: AddCriterionProps) {
  const { t } = useTranslation('processes');
  return (
    <Menu position="bottom-start" width={280} shadow="md">
      <Menu.Target>
        <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={14} />}>
          {t('criteria.add')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {groups.map(({ kind, choices }) => {
          const Icon = ICONS[kind];
          return (
            <Menu.Sub key={kind}>
              <Menu.Sub.Target>
                <Menu.Sub.Item leftSection={<Icon size={16} stroke={1.6} />}>
                  {t(`criteria.kind.${kind}`)}
                </Menu.Sub.Item>
              </Menu.Sub.Target>
              <Menu.Sub.Dropdown mah={360} style={{ overflowY: 'auto' }}>
                {choices.map(({ name, criterion }) => (
                  <Menu.Item
                    key={identityOf(criterion)}
                    disabled={taken.has(identityOf(criterion))}
                    rightSection={taken.has(identityOf(criterion)) ? <IconCheck size={14} /> : null}
                    onClick={() => onAdd(criterion)}
                  >
                    {name}
                  </Menu.Item>
                ))}
              </Menu.Sub.Dropdown>
            </Menu.Sub>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
