import { useApolloClient } from '@apollo/client/react';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { type RoleFactsFragment, type RoleScopeInput, SaveRoleDocument } from '../../../graphql/graphql.js';
import { refetchActive, useSave } from '../../../ui/data/saving/use-save.js';
import { useVersionedSubmit } from '../../../ui/forms/use-versioned-submit.js';
import { required } from '../../../ui/forms/validators.js';
import { sayDone } from '../../../ui/layout/said.js';
import { SCOPED_KINDS } from './scoped-kinds.js';

interface RoleValues extends Record<string, unknown> {
  namePl: string;
  nameEn: string;
  permissions: string[];
  scopes: RoleScopeInput[];
}

/** A role is saved whole: the server takes its name, rights and reach together. */
export function useRoleForm(role: RoleFactsFragment | null, onSaved: () => void) {
  const { t } = useTranslation('identity');
  const { t: refusals } = useTranslation('refusals');
  const client = useApolloClient();
  const save = useSave(SaveRoleDocument);
  const saved = valuesOf(role);
  const form = useForm<RoleValues>({
    mode: 'controlled',
    initialValues: saved,
    validate: { namePl: required(refusals), nameEn: required(refusals) },
    validateInputOnBlur: true,
  });
  const submission = useVersionedSubmit({
    form,
    saved,
    version: role?.version ?? 0,
    send: async (_, expectedVersion) => {
      const { namePl, nameEn, permissions, scopes } = form.getValues();
      const own = role ? { id: role.id, expectedVersion } : {};
      const done = await save(
        { input: { ...own, name: { pl: namePl.trim(), en: nameEn.trim() }, permissions, scopes } },
        { refetch: ['Roles'] },
      );
      return done.ok ? { ok: true, data: done.data.saveRole } : done;
    },
    reload: () => refetchActive(client, ['Roles']),
    onSaved: () => {
      sayDone(t('roles.saved'));
      onSaved();
    },
  });
  return { form, ...submission };
}

function valuesOf(role: RoleFactsFragment | null): RoleValues {
  return {
    namePl: role?.name.pl ?? '',
    nameEn: role?.name.en ?? '',
    permissions: [...(role?.permissions ?? [])],
    scopes: SCOPED_KINDS.map((kind) => {
      const scope = role?.scopes.find((one) => one.kind === kind);
      return { kind, read: scope?.read ?? 'OWN', write: scope?.write ?? 'OWN' };
    }),
  };
}
