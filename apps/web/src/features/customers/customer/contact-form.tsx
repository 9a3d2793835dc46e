import { Button, Group, MultiSelect, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  ChangeContactDocument,
  type ContactFactsFragment,
  type ContactRole,
  CreateContactDocument,
} from '../../../graphql/graphql.js';
import { CustomFormFields, useCustomForm } from '../../../ui/data/custom/use-custom-form.js';
import { useRefusalWords } from '../../../ui/data/saving/use-refusal-words.js';
import { useSave } from '../../../ui/data/saving/use-save.js';
import classes from './customer.module.css';
import { Problem } from '../../../ui/data/states/problem.js';
import { InPlaceForm } from '../../../ui/data/editing/in-place-form.js';

const ROLES = ['DECIDES', 'INFLUENCES', 'USES', 'BUYS', 'OTHER'] as const satisfies readonly ContactRole[];

export interface ContactFormProps {
  readonly customerId: string;
  readonly contact: ContactFactsFragment | null;
  readonly onClose: () => void;
}

/** A contact, new or known, typed where it stands in the list. */
export function ContactForm({ customerId, contact, onClose }: ContactFormProps) {
  const { t } = useTranslation('customers');
  const form = useContactForm(customerId, contact, onClose);
  const field = (name: 'name' | 'jobTitle' | 'email' | 'phone') => ({
    size: 'xs' as const,
    label: t(`contacts.${name}`),
    value: form.draft[name],
    error: form.problems[name] ?? null,
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => form.set({ [name]: event.currentTarget.value }),
  });
  return (
    <InPlaceForm
      className={classes.form}
      onSubmit={() => {
        void form.submit();
      }}
      onCancel={onClose}
    >
      <Stack gap={6}>
        <TextInput {...field('name')} autoFocus />
        <TextInput {...field('jobTitle')} />
        <Group grow gap={6} align="flex-start">
          <TextInput {...field('email')} type="email" />
          <TextInput {...field('phone')} type="tel" />
        </Group>
        <MultiSelect
          size="xs"
          label={t('contacts.roles')}
          data={ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
          value={[...form.draft.roles]}
          onChange={(roles) => form.set({ roles: ROLES.filter((role) => roles.includes(role)) })}
          clearable
        />
        <CustomFormFields form={form.custom} size="xs" />
        <Problem text={form.problem} />
        <Group gap="xs">
          <Button size="xs" type="submit" loading={form.saving}>
            {t('contacts.save')}
          </Button>
          <Button size="xs" variant="subtle" color="gray" onClick={onClose}>
            {t('contacts.cancel')}
          </Button>
        </Group>
      </Stack>
    </InPlaceForm>
  );
}

interface ContactDraft {
  readonly name: string;
  readonly jobTitle: string;
  readonly email: string;
  readonly phone: string;
  readonly roles: readonly ContactRole[];
}

function useContactForm(customerId: string, contact: ContactFactsFragment | null, onClose: () => void) {
  const { t } = useTranslation('customers');
  const say = useRefusalWords();
  const create = useSave(CreateContactDocument);
  const change = useSave(ChangeContactDocument);
  const [draft, setDraft] = useState<ContactDraft>({
    name: contact?.name ?? '',
    jobTitle: contact?.jobTitle ?? '',
    email: contact?.email ?? '',
    phone: contact?.phone ?? '',
    roles: contact?.roles ?? [],
  });
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const custom = useCustomForm('CONTACT', 'all', contact?.customFields);
  const set = (part: Partial<ContactDraft>) => {
    setDraft((now) => ({ ...now, ...part }));
    setProblems({});
    setProblem(null);
  };
  const submit = async () => {
    const customFields = custom.read(contact === null);
    if (draft.name.trim() === '') return setProblems({ name: t('contacts.nameRequired') });
    if (customFields === null) return;
    const input = {
      customFields,
      name: draft.name.trim(),
      jobTitle: orNull(draft.jobTitle),
      email: orNull(draft.email),
      phone: orNull(draft.phone),
      roles: [...draft.roles],
    };
    setSaving(true);
    const saved = contact
      ? await change({ input: { id: contact.id, expectedVersion: contact.version, ...input } })
      : await create({ input: { customerId, ...input } });
    setSaving(false);
    if (saved.ok) return onClose();
    const own = custom.refuse(saved.refusal.fields, say);
    setProblems(Object.fromEntries(own.map((refused) => [refused.path, say(refused)])));
    setProblem(saved.refusal.fields.length > 0 ? null : say(saved.refusal));
  };
  return { draft, set, problems, problem, saving, custom, submit };
}

const orNull = (text: string) => (text.trim() === '' ? null : text.trim());
