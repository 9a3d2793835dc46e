import { ActionIcon, Button, Group, Text, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PersonPicker } from '../../../ui/data/fields/pickers.js';
import { useRefusalWords } from '../../../ui/data/saving/use-refusal-words.js';
import type { SaveFacts } from '../../../ui/data/editing/facts.js';
import { PersonMark } from '../../../ui/data/words/person-mark.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import classes from './opportunity.module.css';
import { evenly, hundredthsOf, type ShareDraft, shareText, unallocated } from './split-shares.js';
import type { OpportunityRecord } from './use-opportunity.js';

/** Who gets the credit: shares that make exactly the whole, or nothing is saved. */
export function Splits({ record, save }: { readonly record: OpportunityRecord; readonly save: SaveFacts }) {
  const { t } = useTranslation('sales');
  const words = useWords();
  const [editing, setEditing] = useState(false);
  return (
    <section className={classes.block} aria-label={t('splits.title')}>
      <h2 className={classes.blockTitle}>{t('splits.title')}</h2>
      {editing ? (
        <SplitsForm record={record} save={save} onClose={() => setEditing(false)} />
      ) : (
        <div className={classes.blockLine}>
          {record.splits.length === 0 && (
            <Text size="sm" c="dimmed">
              {t('splits.none')}
            </Text>
          )}
          {record.splits.map((split) => (
            <span key={split.user.id} className={classes.share}>
              <PersonMark person={split.user} /> {words.percent(split.share)}
            </span>
          ))}
          {record.canEdit && (
            <Button size="compact-xs" variant="subtle" onClick={() => setEditing(true)}>
              {record.splits.length === 0 ? t('splits.add') : t('splits.edit')}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

interface SplitsFormProps {
  readonly record: OpportunityRecord;
  readonly save: SaveFacts;
  readonly onClose: () => void;
}

function SplitsForm({ record, save, onClose }: SplitsFormProps) {
  const { t } = useTranslation('sales');
  const say = useRefusalWords();
  const [drafts, setDrafts] = useState<readonly ShareDraft[]>(() => firstDrafts(record));
  const [problem, setProblem] = useState<string | null>(null);
  const left = unallocated(drafts);
  const submit = async () => {
    const splits = drafts.map((draft) => ({ userId: draft.userId, share: shareText(hundredthsOf(draft.share) ?? 0) }));
    const before = record.splits.map((split) => ({ userId: split.user.id, share: split.share }));
    const refusal = await save({ splits }, { splits: before });
    if (refusal === null || refusal.code === 'CONFLICT') onClose();
    else setProblem(say(refusal));
  };
  const change = (at: number, share: string) =>
    setDrafts((now) => now.map((draft, index) => (index === at ? { ...draft, share } : draft)));
  return (
    <form
      className={classes.blockForm}
      onSubmit={(event) => {
        event.preventDefault();
        if (left === 0 || drafts.length === 0) void submit();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        event.preventDefault();
        onClose();
      }}
    >
      {drafts.map((draft, at) => (
        <div key={draft.userId} className={classes.shareRow}>
          <PersonMark person={draft} />
          <TextInput
            size="xs"
            w={84}
            autoFocus={at === 0}
            aria-label={t('splits.shareOf', { name: draft.name })}
            rightSection="%"
            inputMode="decimal"
            value={draft.share}
            onChange={(event) => change(at, event.currentTarget.value)}
            error={hundredthsOf(draft.share) === null}
          />
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            aria-label={t('splits.remove', { name: draft.name })}
            onClick={() => setDrafts((now) => now.filter((_, index) => index !== at))}
          >
            <IconX size={14} />
          </ActionIcon>
        </div>
      ))}
      <AddPerson drafts={drafts} left={left} onAdd={(draft) => setDrafts((now) => [...now, draft])} />
      <Text size="xs" c={left === 0 || drafts.length === 0 ? 'dimmed' : 'red'} role="status">
        {drafts.length === 0
          ? t('splits.noneLeft')
          : left === null
            ? t('splits.unreadable')
            : left === 0
              ? t('splits.whole')
              : left > 0
                ? t('splits.left', { share: shareText(left) })
                : t('splits.over', { share: shareText(-left) })}
      </Text>
      {problem && (
        <Text size="xs" c="red" role="alert">
          {problem}
        </Text>
      )}
      <Group gap="xs">
        <Button size="xs" type="submit" disabled={left !== 0 && drafts.length > 0}>
          {t('splits.save')}
        </Button>
        {drafts.length > 1 && (
          <Button size="xs" variant="default" onClick={() => setDrafts(evenly)}>
            {t('splits.evenly')}
          </Button>
        )}
        <Button size="xs" variant="subtle" color="gray" onClick={onClose}>
          {t('splits.cancel')}
        </Button>
      </Group>
    </form>
  );
}

interface AddPersonProps {
  readonly drafts: readonly ShareDraft[];
  readonly left: number | null;
  readonly onAdd: (draft: ShareDraft) => void;
}

function AddPerson({ drafts, left, onAdd }: AddPersonProps) {
  const { t } = useTranslation('sales');
  const [adding, setAdding] = useState(false);
  if (!adding) {
    return (
      <Button
        size="compact-xs"
        variant="subtle"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => setAdding(true)}
        className={classes.quiet ?? ''}
      >
        {t('splits.addPerson')}
      </Button>
    );
  }
  return (
    <PersonPicker
      size="xs"
      autoFocus
      openAtOnce
      ariaLabel={t('splits.addPerson')}
      value={null}
      onChange={(person) => {
        setAdding(false);
        if (!person || drafts.some((draft) => draft.userId === person.id)) return;
        onAdd({ userId: person.id, name: person.name, share: left !== null && left > 0 ? shareText(left) : '' });
      }}
    />
  );
}

const firstDrafts = (record: OpportunityRecord): readonly ShareDraft[] => {
  if (record.splits.length > 0)
    return record.splits.map((split) => ({
      userId: split.user.id,
      name: split.user.name,
      share: shareText(Math.round(Number(split.share) * 100)),
    }));
  const owner = record.opportunity.owner;
  return owner ? [{ userId: owner.id, name: owner.name, share: '100' }] : [];
};
