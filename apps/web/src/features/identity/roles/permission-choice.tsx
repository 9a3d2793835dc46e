import { Checkbox, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../../ui/data/words/use-words.js';
import type { PermissionGroup } from './permission-groups.js';
import classes from './roles.module.css';
import { useGroupName } from './use-group-name.js';

export interface PermissionChoiceProps {
  readonly groups: readonly PermissionGroup[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
}

/** Rights in plain words, by the part of the product they belong to. */
export function PermissionChoice({ groups, chosen, onChange }: PermissionChoiceProps) {
  const { t } = useTranslation('identity');
  const words = useWords();
  const groupName = useGroupName();
  return (
    <Checkbox.Group label={t('roles.right')} value={[...chosen]} onChange={onChange}>
      {groups.map((group) => (
        <div key={group.name} role="group" aria-label={groupName(group.name)}>
          <h3 className={classes.groupTitle}>{groupName(group.name)}</h3>
          <Stack gap={6}>
            {group.permissions.map(({ key, description }) => (
              <Checkbox key={key} value={key} label={words.localised(description)} />
            ))}
          </Stack>
        </div>
      ))}
    </Checkbox.Group>
  );
}
