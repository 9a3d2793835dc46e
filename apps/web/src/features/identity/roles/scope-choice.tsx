import { SegmentedControl, Text } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoleScopeInput, ScopedKind } from '../../../graphql/graphql.js';
import classes from './roles.module.css';
import { ROW_SCOPES } from './scoped-kinds.js';

export interface ScopeChoiceProps {
  readonly scopes: readonly RoleScopeInput[];
  readonly onChange: (scopes: RoleScopeInput[]) => void;
}

/** How far reading and changing reach, for each kind of record. Nobody changes what they cannot see. */
export function ScopeChoice({ scopes, onChange }: ScopeChoiceProps) {
  const { t } = useTranslation('identity');
  const change = (kind: ScopedKind, part: Partial<RoleScopeInput>) =>
    onChange(scopes.map((scope) => (scope.kind === kind ? narrowed({ ...scope, ...part }) : scope)));
  const choices = ROW_SCOPES.map((value) => ({ value, label: t(`scope.${value}`) }));
  return (
    <div>
      <h3 className={classes.groupTitle}>{t('roles.reach')}</h3>
      <Text size="sm" c="dimmed" mb="xs">
        {t('roles.reachHint')}
      </Text>
      <div className={classes.scopes}>
        <span className={classes.scopesHead} />
        <span className={classes.scopesHead}>{t('roles.sees')}</span>
        <span className={classes.scopesHead}>{t('roles.changes')}</span>
        {scopes.map(({ kind, read, write }) => (
          <Fragment key={kind}>
            <span>{t(`kind.${kind}`)}</span>
            <SegmentedControl
              aria-label={`${t(`kind.${kind}`)}: ${t('roles.sees')}`}
              data={choices}
              value={read}
              onChange={(value) => change(kind, { read: value })}
            />
            <SegmentedControl
              aria-label={`${t(`kind.${kind}`)}: ${t('roles.changes')}`}
              data={choices}
              value={write}
              onChange={(value) => change(kind, { write: value })}
            />
          </Fragment>
        ))}
      </div>
    </div>
  );
}

const narrowed = (scope: RoleScopeInput): RoleScopeInput =>
  ROW_SCOPES.indexOf(scope.write) > ROW_SCOPES.indexOf(scope.read) ? { ...scope, write: scope.read } : scope;
