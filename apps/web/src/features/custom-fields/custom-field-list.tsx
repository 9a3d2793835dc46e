import { Badge, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomFieldFactsFragment } from '../../graphql/graphql.js';
import { OrderHandle } from '../../ui/data/ordering/order-handle.js';
import { useOrder } from '../../ui/data/ordering/use-order.js';
import { useWords } from '../../ui/data/words/use-words.js';
import { TYPE_ICONS } from './custom-field-types.js';
import classes from './custom-fields.module.css';

export interface CustomFieldListProps {
  readonly fields: readonly CustomFieldFactsFragment[];
  readonly onOpen: (id: string) => void;
  readonly onOrder: (ids: readonly string[]) => void;
}

/** Each field with its type and what it offers, in the order in which pages, forms and filters show them. */
export function CustomFieldList({ fields, onOpen, onOrder }: CustomFieldListProps) {
  const { t } = useTranslation('custom');
  const words = useWords();
  const [said, setSaid] = useState('');
  // The order is kept here while it is changed: the server's answer comes behind the hand.
  const [ids, setIds] = useState<readonly string[] | null>(null);
  const placed = ids ? ids.flatMap((id) => fields.find((one) => one.id === id) ?? []) : [];
  const shown = [...placed, ...fields.filter((field) => !placed.includes(field))];
  const order = useOrder((from, to) => {
    const keys = shown.map(({ id }) => id);
    const next = keys.toSpliced(from, 1).toSpliced(to, 0, keys[from] ?? '');
    setIds(next);
    onOrder(next);
    const label = shown[from]?.label;
    setSaid(t('movedTo', { name: label ? words.localised(label) : '', place: to + 1, of: shown.length }));
  });
  return (
    <>
      <ol ref={order.list} className={classes.list}>
        {shown.map((field, index) => (
          <li key={field.id} data-ordered data-held={order.held === index || undefined} className={classes.field}>
            <OrderHandle handle={order.handle(index)} label={t('order', { name: words.localised(field.label) })} />
            <button type="button" className={classes.open} onClick={() => onOpen(field.id)}>
              <Summary field={field} />
            </button>
          </li>
        ))}
      </ol>
      <VisuallyHidden aria-live="polite">{said}</VisuallyHidden>
    </>
  );
}

function Summary({ field }: { readonly field: CustomFieldFactsFragment }) {
  const { t } = useTranslation('custom');
  const words = useWords();
  const Icon = TYPE_ICONS[field.type];
  const choices = field.choices.filter(({ active }) => active).map(({ label }) => words.localised(label));
  const about = field.type === 'CHOICE' ? choices.join(' · ') : field.help && words.localised(field.help);
  return (
    <>
      <Icon size={18} stroke={1.6} aria-hidden className={classes.icon} />
      <span className={classes.what}>
        <span className={classes.name}>
          {words.localised(field.label)}
          {field.required && <Badge variant="light">{t('required')}</Badge>}
          {!field.active && (
            <Badge variant="light" color="gray">
              {t('archived')}
            </Badge>
          )}
        </span>
        {about && <span className={classes.about}>{about}</span>}
      </span>
      <span className={classes.type}>{t(`type.${field.type}`)}</span>
      <code className={classes.key}>{field.key}</code>
    </>
  );
}
