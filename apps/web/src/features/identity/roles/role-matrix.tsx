import { Text, Tooltip } from '@mantine/core';
import { IconCheck, IconLock } from '@tabler/icons-react';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoleFactsFragment, ScopedKind } from '../../../graphql/graphql.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import type { PermissionGroup } from './permission-groups.js';
import classes from './roles.module.css';
import { SCOPED_KINDS } from './scoped-kinds.js';
import { useGroupName } from './use-group-name.js';

export interface RoleMatrixProps {
  readonly roles: readonly RoleFactsFragment[];
  readonly groups: readonly PermissionGroup[];
  readonly onOpen: (id: string) => void;
}

/** Who may do what, at one glance: roles across, rights down, and at the end how far each right reaches. */
export function RoleMatrix({ roles, groups, onOpen }: RoleMatrixProps) {
  const { t } = useTranslation('identity');
  const words = useWords();
  const groupName = useGroupName();
  return (
    <div className={classes.scroll} role="group" aria-label={t('roles.title')} tabIndex={0}>
      <table className={classes.matrix}>
        <thead>
          <tr>
            <th scope="col" className={classes.corner}>
              {t('roles.right')}
            </th>
            {roles.map((role) => (
              <th key={role.id} scope="col">
                <button type="button" className={classes.role} onClick={() => onOpen(role.id)}>
                  <span className={classes.roleName}>
                    {words.localised(role.name)}
                    {role.key === 'administrator' && <IconLock size={12} stroke={1.8} aria-label={t('roles.fixed')} />}
                  </span>
                  <span className={classes.roleCount}>{t('roles.members', { count: role.memberCount })}</span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <Fragment key={group.name}>
              <tr className={classes.group}>
                <th scope="colgroup" colSpan={roles.length + 1}>
                  {groupName(group.name)}
                </th>
              </tr>
              {group.permissions.map((permission) => (
                <tr key={permission.key}>
                  <th scope="row" title={permission.key}>
                    {words.localised(permission.description)}
                  </th>
                  {roles.map((role) => (
                    <td key={role.id}>
                      {role.permissions.includes(permission.key) ? (
                        <Yes label={t('roles.yes')} />
                      ) : (
                        <No label={t('roles.no')} />
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </Fragment>
          ))}
          <tr className={classes.group}>
            <th scope="colgroup" colSpan={roles.length + 1}>
              {t('roles.reach')}
            </th>
          </tr>
          {SCOPED_KINDS.map((kind) => (
            <tr key={kind}>
              <th scope="row">{t(`kind.${kind}`)}</th>
              {roles.map((role) => (
                <td key={role.id}>
                  <Reach role={role} kind={kind} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const Yes = ({ label }: { readonly label: string }) => (
  <IconCheck size={16} stroke={2.2} className={classes.yes} aria-label={label} />
);

const No = ({ label }: { readonly label: string }) => (
  <span className={classes.no} role="img" aria-label={label}>
    ·
  </span>
);

function Reach({ role, kind }: { readonly role: RoleFactsFragment; readonly kind: ScopedKind }) {
  const { t } = useTranslation('identity');
  const scope = role.scopes.find((one) => one.kind === kind);
  if (!scope) return <No label={t('roles.no')} />;
  return (
    <Tooltip label={t('roles.reachText', { read: t(`scope.${scope.read}`), write: t(`scope.${scope.write}`) })}>
      <Text span size="xs" className={classes.reach}>
        <span>{t(`scope.${scope.read}`)}</span>
        <span>{t(`scope.${scope.write}`)}</span>
      </Text>
    </Tooltip>
  );
}
