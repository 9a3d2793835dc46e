import { ActionIcon, Button, Text } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SaveFacts } from '../../../ui/data/editing/facts.js';
import { useRefusalWords } from '../../../ui/data/saving/use-refusal-words.js';
import { AddressForm, type AddressDraft } from './address-form.js';
import classes from './customer.module.css';
import type { CustomerCard } from './use-customer.js';
import { Problem } from '../../../ui/data/states/problem.js';

/** Where they are, where we send invoices and goods. */
export function Addresses({ card, save }: { readonly card: CustomerCard; readonly save: SaveFacts }) {
  const { t } = useTranslation('customers');
  const say = useRefusalWords();
  const [editing, setEditing] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const before = card.addresses.map(({ kind, name, street, postalCode, city, country }) => ({
    kind,
    name,
    street,
    postalCode,
    city,
    country,
  }));
  const change = async (addresses: readonly AddressDraft[]) => {
    const refusal = await save({ addresses }, { addresses: before });
    setProblem(refusal === null || refusal.code === 'CONFLICT' ? null : say(refusal));
    if (refusal === null) setEditing(null);
  };
  const canEdit = card.customer.canEdit;
  return (
    <section className={classes.block} aria-label={t('addresses.title')}>
      <h2 className={classes.blockTitle}>{t('addresses.title')}</h2>
      {before.length === 0 && editing === null && (
        <Text size="sm" c="dimmed">
          {t('addresses.none')}
        </Text>
      )}
      <ul className={classes.contacts}>
        {before.map((address, at) => (
          <li key={card.addresses[at]?.id}>
            {editing === at ? (
              <AddressForm
                address={address}
                onCancel={() => setEditing(null)}
                onSave={(next) => void change(before.with(at, next))}
              />
            ) : (
              <AddressLine
                address={address}
                canEdit={canEdit}
                onEdit={() => setEditing(at)}
                onDelete={() => void change(before.toSpliced(at, 1))}
              />
            )}
          </li>
        ))}
      </ul>
      {editing === before.length && (
        <AddressForm
          address={null}
          onCancel={() => setEditing(null)}
          onSave={(next) => void change([...before, next])}
        />
      )}
      <Problem text={problem} />
      {canEdit && editing === null && (
        <Button
          className={classes.quiet ?? ''}
          size="compact-xs"
          variant="subtle"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => setEditing(before.length)}
        >
          {t('addresses.add')}
        </Button>
      )}
    </section>
  );
}

interface AddressLineProps {
  readonly address: AddressDraft;
  readonly canEdit: boolean;
  readonly onEdit: () => void;
  readonly onDelete: () => void;
}

function AddressLine({ address, canEdit, onEdit, onDelete }: AddressLineProps) {
  const { t } = useTranslation('customers');
  const town = [address.postalCode, address.city].filter(Boolean).join(' ');
  return (
    <div className={classes.contact}>
      <span className={classes.contactName}>
        {[address.name, address.street, town, address.country].filter(Boolean).join(', ')}
        <span className={classes.contactAbout}>{t(`addresses.kind.${address.kind}`)}</span>
      </span>
      {canEdit && (
        <>
          <ActionIcon size="sm" variant="subtle" color="gray" aria-label={t('addresses.edit')} onClick={onEdit}>
            <IconPencil size={14} />
          </ActionIcon>
          <ActionIcon size="sm" variant="subtle" color="gray" aria-label={t('addresses.delete')} onClick={onDelete}>
            <IconTrash size={14} />
          </ActionIcon>
        </>
      )}
    </div>
  );
}
