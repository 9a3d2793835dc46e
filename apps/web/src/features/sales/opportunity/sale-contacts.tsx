import { ActionIcon, Button, NativeSelect, Text } from '@mantine/core';
import { IconMail, IconPhone, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactRole } from '../../../graphql/graphql.js';
import type { SaveFacts } from '../../../ui/data/editing/facts.js';
import { ContactPicker } from '../../../ui/data/fields/pickers.js';
import { useRefusalWords } from '../../../ui/data/saving/use-refusal-words.js';
import classes from './opportunity.module.css';
import type { OpportunityRecord } from './use-opportunity.js';

export const CONTACT_ROLES = [
  'DECIDES',
  'INFLUENCES',
  'USES',
  'BUYS',
  'OTHER',
] as const satisfies readonly ContactRole[];

export interface SaleContactsProps {
  readonly record: OpportunityRecord;
  readonly save: SaveFacts;
}

/** Who at the customer has a say in this sale, and which. */
export function SaleContacts({ record, save }: SaleContactsProps) {
  const { t } = useTranslation('sales');
  const say = useRefusalWords();
  const [problem, setProblem] = useState<string | null>(null);
  const before = contactsInput(record);
  const change = async (contacts: ContactsInput) => {
    const refusal = await save({ contacts }, { contacts: before });
    setProblem(refusal === null || refusal.code === 'CONFLICT' ? null : say(refusal));
  };
  return (
    <section className={classes.block} aria-label={t('contacts.title')}>
      <h2 className={classes.blockTitle}>{t('contacts.title')}</h2>
      <ul className={classes.contacts}>
        {record.contacts.map(({ contact, role }) => (
          <li key={contact.id} className={classes.contact}>
            <span className={classes.contactName}>
              {contact.name}
              {contact.jobTitle && <span className={classes.jobTitle}>{contact.jobTitle}</span>}
            </span>
            {contact.phone && (
              <ActionIcon
                component="a"
                href={`tel:${contact.phone.replace(/\s/gu, '')}`}
                size="sm"
                variant="subtle"
                color="gray"
                aria-label={t('contacts.call', { name: contact.name })}
              >
                <IconPhone size={14} />
              </ActionIcon>
            )}
            {contact.email && (
              <ActionIcon
                component="a"
                href={`mailto:${contact.email}`}
                size="sm"
                variant="subtle"
                color="gray"
                aria-label={t('contacts.write', { name: contact.name })}
              >
                <IconMail size={14} />
              </ActionIcon>
            )}
            <RoleSelect
              label={t('contacts.roleOf', { name: contact.name })}
              value={role}
              disabled={!record.canEdit}
              onChange={(next) =>
                void change(before.map((one) => (one.contactId === contact.id ? { ...one, role: next } : one)))
              }
            />
            {record.canEdit && (
              <ActionIcon
                size="sm"
                variant="subtle"
                color="gray"
                aria-label={t('contacts.remove', { name: contact.name })}
                onClick={() => void change(before.filter((one) => one.contactId !== contact.id))}
              >
                <IconX size={14} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      {problem && (
        <Text size="xs" c="red" role="alert">
          {problem}
        </Text>
      )}
      {record.canEdit && (
        <AddContact
          record={record}
          onAdd={(contactId, role) =>
            void change([...before.filter((one) => one.contactId !== contactId), { contactId, role }])
          }
        />
      )}
    </section>
  );
}

type ContactsInput = readonly { readonly contactId: string; readonly role: ContactRole }[];

export const contactsInput = (record: OpportunityRecord): ContactsInput =>
  record.contacts.map((one) => ({ contactId: one.contact.id, role: one.role }));

interface RoleSelectProps {
  readonly label: string;
  readonly value: ContactRole;
  readonly disabled?: boolean;
  readonly onChange: (role: ContactRole) => void;
}

function RoleSelect({ label, value, disabled = false, onChange }: RoleSelectProps) {
  const { t } = useTranslation('sales');
  return (
    <NativeSelect
      size="xs"
      w={124}
      variant="unstyled"
      aria-label={label}
      value={value}
      disabled={disabled}
      data={CONTACT_ROLES.map((role) => ({ value: role, label: t(`contacts.role.${role}`) }))}
      onChange={(event) => {
        const role = CONTACT_ROLES.find((one) => one === event.currentTarget.value);
        if (role) onChange(role);
      }}
    />
  );
}

interface AddContactProps {
  readonly record: OpportunityRecord;
  /** The role that is needed, where a gate asks for one. */
  readonly role?: ContactRole;
  readonly openAtOnce?: boolean;
  readonly onAdd: (contactId: string, role: ContactRole) => void;
}

export function AddContact({ record, role, openAtOnce = false, onAdd }: AddContactProps) {
  const { t } = useTranslation('sales');
  const [adding, setAdding] = useState(openAtOnce);
  const customer = record.opportunity.customer;
  if (!customer)
    return (
      <Text size="xs" c="dimmed">
        {t('contacts.customerFirst')}
      </Text>
    );
  if (!adding) {
    return (
      <Button size="compact-xs" variant="subtle" onClick={() => setAdding(true)} className={classes.quiet ?? ''}>
        {t('contacts.add')}
      </Button>
    );
  }
  return (
    <ContactPicker
      customerId={customer.id}
      size="xs"
      autoFocus={!openAtOnce}
      openAtOnce={!openAtOnce}
      ariaLabel={t('contacts.add')}
      placeholder={t('contacts.searchPlaceholder')}
      value={null}
      onChange={(contact) => {
        setAdding(openAtOnce);
        if (contact) onAdd(contact.id, role ?? 'OTHER');
      }}
    />
  );
}
