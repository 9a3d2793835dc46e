import { ActionIcon } from '@mantine/core';
import { IconArrowRight, IconCurrencyDollar, IconHistory, IconNote, IconPhone, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CustomerTimelineQuery, DeleteCustomerNoteDocument, type TimelineKind } from '../../../graphql/graphql.js';
import { RecordLink } from '../../../ui/data/records/record-link.js';
import { useCustomNames } from '../../../ui/data/custom/use-custom-fields.js';
import { useFieldWords } from '../../../ui/data/register/use-field-words.js';
import { useRefusalWords } from '../../../ui/data/saving/use-refusal-words.js';
import { useSave } from '../../../ui/data/saving/use-save.js';
import { Problem } from '../../../ui/data/states/problem.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import classes from './timeline.module.css';

type Item = CustomerTimelineQuery['customerTimeline']['nodes'][number];

const ICONS: Readonly<Record<TimelineKind, typeof IconNote>> = {
  SALE: IconCurrencyDollar,
  MOVE: IconArrowRight,
  ACTIVITY: IconPhone,
  NOTE: IconNote,
  CHANGE: IconHistory,
};

export function TimelineLine({ item, canEdit }: { readonly item: Item; readonly canEdit: boolean }) {
  const { t } = useTranslation('customers');
  const words = useWords();
  const say = useTold();
  const remove = useDeleteNote(item);
  const Icon = ICONS[item.kind];
  return (
    <li className={classes.item}>
      <span className={classes.icon}>
        <Icon size={14} aria-hidden />
      </span>
      <div className={classes.told}>
        <span>{say(item)}</span>{' '}
        {item.sale && (
          <RecordLink kind="opportunity" id={item.sale.id} name={`${item.sale.number} ${item.sale.title}`} />
        )}
        {item.kind !== 'ACTIVITY' && item.text && <p className={classes.text}>{item.text}</p>}
        {item.outcome && <p className={classes.text}>{item.outcome}</p>}
        <div className={classes.about} title={words.fullMoment(item.at)}>
          {[item.person?.name, words.shortMoment(item.at)].filter(Boolean).join(' · ')}
        </div>
        <Problem text={remove.problem} />
      </div>
      {item.kind === 'NOTE' && canEdit && (
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('timeline.deleteNote')} onClick={remove.run}>
          <IconTrash size={14} />
        </ActionIcon>
      )}
    </li>
  );
}

/** An item in a sentence. */
function useTold(): (item: Item) => string {
  const { t, i18n } = useTranslation('customers');
  const words = useWords();
  const { fieldWords } = useFieldWords();
  const ofCustomer = useCustomNames('CUSTOMER');
  const ofContact = useCustomNames('CONTACT');
  return (item) => {
    if (item.kind === 'SALE') return t('timeline.told.SALE');
    if (item.kind === 'MOVE') return t('timeline.told.MOVE', { stage: item.stage ? words.localised(item.stage) : '—' });
    if (item.kind === 'ACTIVITY') {
      const state = item.isDone ? t('timeline.done') : t('timeline.planned');
      return `${item.text ?? ''} (${state})`;
    }
    if (item.kind === 'NOTE') return t('timeline.told.NOTE');
    const action = `data:action.${item.action ?? ''}`;
    const nameOf = item.action?.startsWith('contact.') ? ofContact : ofCustomer;
    const fields = (item.fields ?? []).map((field) => nameOf(field) ?? fieldWords(field)).join(', ');
    return `${i18n.t(action, { defaultValue: item.action ?? '' })}: ${fields}`;
  };
}

function useDeleteNote({ id, version }: Item) {
  const say = useRefusalWords();
  const send = useSave(DeleteCustomerNoteDocument);
  const [problem, setProblem] = useState<string | null>(null);
  const run = async () => {
    const saved = await send({ id, expectedVersion: version ?? 1 }, { refetch: ['CustomerTimeline'] });
    if (!saved.ok) setProblem(say(saved.refusal));
  };
  return { problem, run: () => void run() };
}
