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
import { WhoChanged } from './who-changed.js';
import type { OpportunityRecord } from './use-opportunity.js';
import { Problem } from '../../../ui/data/states/problem.js';
import { InPlaceForm } from '../../../ui/data/editing/in-place-form.js';

/** Who gets the credit: shares that make exactly the whole, or nothing is saved. */
export function Splits({ record, save }: { readonly record: OpportunityRecord; readonly save: SaveFacts }) {
  const { t } = useTranslation('sales');
  const words = useWords();
  const [editing, setEditing] = useState(false);
  return (
    <section className={classes.block} aria-label={t('splits.title')}>
      <div className={classes.titleLine}>
        <h2 className={classes.blockTitle}>{t('splits.title')}</h2>
        <WhoChanged id={record.opportunity.id} field="splits" label={t('splits.title')} />
      </div>
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
    <InPlaceForm
      className={classes.blockForm}
      onSubmit={() => {
        if (left === 0 || drafts.length === 0) void submit();
      }}
      onCancel={onClose}
    >
      {drafts.map((draft, at) => (
        <ShareRow
          key={draft.userId}
          draft={draft}
          first={at === 0}
          onShare={(share) => change(at, share)}
          onRemove={() => setDrafts((now) => now.filter((_, index) => index !== at))}
        />
      ))}
      <AddPerson drafts={drafts} left={left} onAdd={(draft) => setDrafts((now) => [...now, draft])} />
      <Balance drafts={drafts} left={left} />
      <Problem text={problem} />
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
    </InPlaceForm>
  );
}

interface ShareRowProps {
  readonly draft: ShareDraft;
  readonly first: boolean;
  readonly onShare: (share: string) => void;
  readonly onRemove: () => void;
}

function ShareRow({ draft, first, onShare, onRemove }: ShareRowProps) {
  const { t } = useTranslation('sales');
  return (
    <div className={classes.shareRow}>
      <PersonMark person={draft} />
      <TextInput
        size="xs"
        w={84}
        autoFocus={first}
        aria-label={t('splits.shareOf', { name: draft.name })}
        rightSection="%"
        inputMode="decimal"
        value={draft.share}
        onChange={(event) => onShare(event.currentTarget.value)}
        error={hundredthsOf(draft.share) === null}
      />
      <ActionIcon
        size="sm"
        variant="subtle"
        color="gray"
        aria-label={t('splits.remove', { name: draft.name })}
        onClick={onRemove}
      >
        <IconX size={14} />
      </ActionIcon>
    </div>
  );
}

/** How far the shares are from the whole. */
function Balance({ drafts, left }: { readonly drafts: readonly ShareDraft[]; readonly left: number | null }) {
  const { t } = useTranslation('sales');
  const words = () => {
    if (drafts.length === 0) return t('splits.noneLeft');
    if (left === null) return t('splits.unreadable');
    if (left === 0) return t('splits.whole');
    return left > 0 ? t('splits.left', { share: shareText(left) }) : t('splits.over', { share: shareText(-left) });
  };
  return (
    <Text size="xs" c={left === 0 || drafts.length === 0 ? 'dimmed' : 'red'} role="status">
      {words()}
    </Text>
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
