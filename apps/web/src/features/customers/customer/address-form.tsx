import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AddressKind } from '../../../graphql/graphql.js';
import classes from './customer.module.css';
import { InPlaceForm } from '../../../ui/data/editing/in-place-form.js';

const KINDS = ['REGISTERED', 'BILLING', 'DELIVERY', 'SITE'] as const satisfies readonly AddressKind[];

export interface AddressDraft {
  readonly kind: AddressKind;
  readonly name: string | null;
  readonly street: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  readonly country: string;
}

export interface AddressFormProps {
  readonly address: AddressDraft | null;
  readonly onSave: (address: AddressDraft) => void;
  readonly onCancel: () => void;
}

const BLANK: AddressDraft = {
  kind: 'REGISTERED',
  name: null,
  street: null,
  postalCode: null,
  city: null,
  country: 'PL',
};

export function AddressForm({ address, onSave, onCancel }: AddressFormProps) {
  const { t } = useTranslation('customers');
  const [draft, setDraft] = useState<AddressDraft>(address ?? BLANK);
  const field = (name: 'name' | 'street' | 'postalCode' | 'city' | 'country') => ({
    size: 'xs' as const,
    label: t(`addresses.${name}`),
    value: draft[name] ?? '',
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => setDraft({ ...draft, [name]: event.currentTarget.value }),
  });
  const trimmed = (text: string | null) => (text === null || text.trim() === '' ? null : text.trim());
  return (
    <InPlaceForm
      className={classes.form}
      onSubmit={() => {
        onSave({
          kind: draft.kind,
          name: trimmed(draft.name),
          street: trimmed(draft.street),
          postalCode: trimmed(draft.postalCode),
          city: trimmed(draft.city),
          country: draft.country.trim().toUpperCase() || 'PL',
        });
      }}
      onCancel={onCancel}
    >
      <Stack gap={6}>
        <NativeSelect
          size="xs"
          label={t('addresses.kindLabel')}
          value={draft.kind}
          data={KINDS.map((kind) => ({ value: kind, label: t(`addresses.kind.${kind}`) }))}
          onChange={(event) =>
            setDraft({ ...draft, kind: KINDS.find((kind) => kind === event.currentTarget.value) ?? 'REGISTERED' })
          }
        />
        {draft.kind !== 'REGISTERED' && <TextInput {...field('name')} />}
        <TextInput {...field('street')} autoFocus />
        <Group gap={6} grow align="flex-start">
          <TextInput {...field('postalCode')} />
          <TextInput {...field('city')} />
          <TextInput {...field('country')} maxLength={2} />
        </Group>
        <Group gap="xs">
          <Button size="xs" type="submit">
            {t('contacts.save')}
          </Button>
          <Button size="xs" variant="subtle" color="gray" onClick={onCancel}>
            {t('contacts.cancel')}
          </Button>
        </Group>
      </Stack>
    </InPlaceForm>
  );
}
