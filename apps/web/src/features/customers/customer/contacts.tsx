import { ActionIcon, Button, Text } from '@mantine/core';
import { IconMail, IconPencil, IconPhone, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ContactFactsFragment, DeleteContactDocument } from '../../../graphql/graphql.js';
import { customValueWords } from '../../../ui/data/custom/custom-value.js';
import { useRefusalWords } from '../../../ui/data/saving/use-refusal-words.js';
import { useSave } from '../../../ui/data/saving/use-save.js';
import { useUndoable } from '../../../ui/data/saving/use-undoable.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { ContactPrivacy } from './contact-privacy.js';
import { ContactForm } from './contact-form.js';
import classes from './customer.module.css';
import type { CustomerCard } from './use-customer.js';
import { Problem } from '../../../ui/data/states/problem.js';

export interface ContactsProps {
  readonly card: CustomerCard;
  readonly reload: () => Promise<void>;
}

/** The people at the customer, how to reach them, what they have to say. */
export function Contacts({ card, reload }: ContactsProps) {
  const { t } = useTranslation('customers');
  const [editing, setEditing] = useState<string | null>(null);
  const close = () => {
    setEditing(null);
    void reload();
  };
  const { customer } = card;
  return (
    <section className={classes.block} aria-label={t('contacts.title')}>
      <h2 className={classes.blockTitle}>{t('contacts.title')}</h2>
      {card.contacts.length === 0 && editing === null && (
        <Text size="sm" c="dimmed">
          {t('contacts.none')}
        </Text>
      )}
      <ul className={classes.contacts}>
        {card.contacts.map((contact) => (
          <li key={contact.id}>
            {editing === contact.id ? (
              <ContactForm customerId={customer.id} contact={contact} onClose={close} />
            ) : (
              <ContactLine
                contact={contact}
                canEdit={customer.canEdit}
                onEdit={() => setEditing(contact.id)}
                reload={reload}
              />
            )}
          </li>
        ))}
      </ul>
      {editing === 'new' && <ContactForm customerId={customer.id} contact={null} onClose={close} />}
      {customer.canEdit && editing !== 'new' && (
        <Button
          className={classes.quiet ?? ''}
          size="compact-xs"
          variant="subtle"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => setEditing('new')}
        >
          {t('contacts.add')}
        </Button>
      )}
    </section>
  );
}

interface ContactLineProps {
  readonly contact: ContactFactsFragment;
  readonly canEdit: boolean;
  readonly onEdit: () => void;
  readonly reload: () => Promise<void>;
}

function ContactLine({ contact, canEdit, onEdit, reload }: ContactLineProps) {
  const { t } = useTranslation('customers');
  const remove = useDeleteContact(reload);
  const words = useWords();
  if (remove.hidden) return null;
  const about = [contact.jobTitle, ...contact.roles.map((role) => t(`role.${role}`))].filter(Boolean).join(' · ');
  return (
    <div className={classes.contact}>
      <span className={classes.contactName}>
        {contact.name}
        {about !== '' && <span className={classes.contactAbout}>{about}</span>}
        {contact.customFields.map((value) => (
          <span key={value.field} className={classes.contactAbout}>
            {words.localised(value.label)}: {customValueWords(value, words)}
          </span>
        ))}
      </span>
      {contact.phone && (
        <ActionIcon
          component="a"
          href={`tel:${contact.phone.replace(/\s/gu, '')}`}
          size="sm"
          variant="subtle"
          color="gray"
          title={contact.phone}
          aria-label={t('contacts.call', { name: contact.name, phone: contact.phone })}
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
          title={contact.email}
          aria-label={t('contacts.write', { name: contact.name, email: contact.email })}
        >
          <IconMail size={14} />
        </ActionIcon>
      )}
      {canEdit && (
        <>
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            aria-label={t('contacts.edit', { name: contact.name })}
            onClick={onEdit}
          >
            <IconPencil size={14} />
          </ActionIcon>
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            aria-label={t('contacts.delete', { name: contact.name })}
            onClick={() => void remove.run(contact)}
          >
            <IconTrash size={14} />
          </ActionIcon>
          <ContactPrivacy contact={contact} reload={reload} />
        </>
      )}
      <Problem text={remove.problem} />
    </div>
  );
}

function useDeleteContact(reload: () => Promise<void>) {
  const { t } = useTranslation('customers');
  const say = useRefusalWords();
  const remove = useSave(DeleteContactDocument);
  const undoable = useUndoable();
  const [hidden, setHidden] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const run = async (contact: ContactFactsFragment) => {
    setHidden(true);
    if (!(await undoable(t('contacts.deleted', { name: contact.name })))) return setHidden(false);
    const saved = await remove({ id: contact.id, expectedVersion: contact.version });
    if (saved.ok) return reload();
    setHidden(false);
    setProblem(say(saved.refusal));
  };
  return { hidden, problem, run };
}
