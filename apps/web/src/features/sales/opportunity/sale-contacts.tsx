import { ActionIcon, Button, NativeSelect, Text } from '@mantine/core';
import { IconMail, IconPhone, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactRole } from '../../../graphql/graphql.js';
import type { SaveFacts } from '../../../ui/data/editing/facts.js';
import { ContactPicker } from '../../../ui/data/fields/pickers.js';
import { useRefusalWords } from '../../../ui/data/saving/use-refusal-words.js';
import classes from './opportunity.module.css';
import { WhoChanged } from './who-changed.js';
import type { OpportunityRecord } from './use-opportunity.js';
import { Problem } from '../../../ui/data/states/problem.js';

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
      <div className={classes.titleLine}>
        <h2 className={classes.blockTitle}>{t('contacts.title')}</h2>
        <WhoChanged id={record.opportunity.id} field="contacts" label={t('contacts.title')} />
      </div>
      <ul className={classes.contacts}>
        {record.contacts.map(({ contact, role }) => (
          <SaleContact
            key={contact.id}
            contact={contact}
            role={role}
            canEdit={record.canEdit}
            onRole={(next) =>
              void change(before.map((one) => (one.contactId === contact.id ? { ...one, role: next } : one)))
            }
            onRemove={() => void change(before.filter((one) => one.contactId !== contact.id))}
          />
        ))}
      </ul>
      <Problem text={problem} />
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

interface SaleContactProps {
  readonly contact: OpportunityRecord['contacts'][number]['contact'];
  readonly role: ContactRole;
  readonly canEdit: boolean;
  readonly onRole: (role: ContactRole) => void;
  readonly onRemove: () => void;
}

function SaleContact({ contact, role, canEdit, onRole, onRemove }: SaleContactProps) {
  const { t } = useTranslation('sales');
  const { name, jobTitle, phone, email } = contact;
  const icon = { size: 'sm', variant: 'subtle', color: 'gray' } as const;
  return (
    <li className={classes.contact}>
      <span className={classes.contactName}>
        {name}
        {jobTitle && <span className={classes.jobTitle}>{jobTitle}</span>}
      </span>
      {phone && (
        <ActionIcon
          {...icon}
          component="a"
          href={`tel:${phone.replace(/\s/gu, '')}`}
          aria-label={t('contacts.call', { name })}
        >
          <IconPhone size={14} />
        </ActionIcon>
      )}
      {email && (
        <ActionIcon {...icon} component="a" href={`mailto:${email}`} aria-label={t('contacts.write', { name })}>
          <IconMail size={14} />
        </ActionIcon>
      )}
      <RoleSelect label={t('contacts.roleOf', { name })} value={role} disabled={!canEdit} onChange={onRole} />
      {canEdit && (
        <ActionIcon {...icon} aria-label={t('contacts.remove', { name })} onClick={onRemove}>
          <IconX size={14} />
        </ActionIcon>
      )}
    </li>
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
