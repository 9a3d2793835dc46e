import { ActionIcon, Button, Modal, Progress, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkFactsFragment } from '../../../graphql/graphql.js';
import { RecordLink } from '../../../ui/data/records/record-link.js';
import { useRefusalWords } from '../../../ui/data/saving/use-refusal-words.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import classes from './bulk.module.css';
import { type Bulk, isAtWork } from './use-bulk-change.js';

/** How far the change is, what came of it, what was left and why, and the way back. */
export function BulkResult({ bulk }: { readonly bulk: Bulk }) {
  const { t } = useTranslation('sales');
  const words = useWords();
  const [open, setOpen] = useState(false);
  const { change } = bulk;
  if (!change) return null;
  const atWork = isAtWork(change);
  const left = change.refused + change.kept;
  return (
    <section className={classes.result} aria-label={t('bulk.result')}>
      <span role="status" className={classes.words}>
        <Text size="sm" fw={500} component="span">
          {t(`bulk.status.${change.status}`)}
        </Text>
        <Text size="sm" c="dimmed" component="span">
          <Counts change={change} />
        </Text>
      </span>
      {atWork && (
        <Progress className={classes.progress} value={shareOf(change)} size="sm" aria-label={t('bulk.progress')} />
      )}
      {left > 0 && !atWork && (
        <Button size="compact-sm" variant="subtle" color="red" onClick={() => setOpen(true)}>
          {t('bulk.left', { count: left })}
        </Button>
      )}
      {change.status === 'RUNNING' && (
        <Button size="compact-sm" variant="default" onClick={() => void bulk.cancel()}>
          {t('bulk.cancel')}
        </Button>
      )}
      {change.undoableUntil && (
        <Button
          size="compact-sm"
          variant="default"
          title={t('bulk.undoUntil', { when: words.fullMoment(change.undoableUntil) })}
          onClick={() => void bulk.undo()}
        >
          {t('bulk.undo')}
        </Button>
      )}
      {!atWork && (
        <ActionIcon variant="subtle" color="gray" size="sm" onClick={bulk.dismiss} aria-label={t('bulk.dismiss')}>
          <IconX size={14} />
        </ActionIcon>
      )}
      <Modal opened={open} onClose={() => setOpen(false)} title={t('bulk.leftTitle')} size="lg">
        <Exceptions change={change} />
      </Modal>
    </section>
  );
}

const shareOf = ({ status, total, changed, unchanged, refused, undone, kept }: BulkFactsFragment): number =>
  status === 'UNDOING'
    ? (100 * (undone + kept)) / Math.max(1, changed)
    : (100 * (changed + unchanged + refused)) / Math.max(1, total);

function Counts({ change }: { readonly change: BulkFactsFragment }) {
  const { t } = useTranslation('sales');
  const { status, total, changed, unchanged, refused, undone, kept } = change;
  const parts =
    status === 'UNDOING' || status === 'UNDONE'
      ? [t('bulk.undone', { count: undone }), ...(kept > 0 ? [t('bulk.kept', { count: kept })] : [])]
      : [
          t('bulk.changedOf', { count: changed, total }),
          ...(unchanged > 0 ? [t('bulk.unchanged', { count: unchanged })] : []),
          ...(refused > 0 ? [t('bulk.refused', { count: refused })] : []),
        ];
  return parts.join(' · ');
}

/** Each sale that was left, with the reason and what its gate misses; its link is the way to fulfil it. */
function Exceptions({ change }: { readonly change: BulkFactsFragment }) {
  const { t } = useTranslation('sales');
  const words = useWords();
  const say = useRefusalWords();
  const hidden = change.refused + change.kept - change.exceptions.length;
  return (
    <>
      <ul className={classes.exceptions}>
        {change.exceptions.map((one, index) => (
          <li key={one.opportunity?.id ?? index}>
            {one.opportunity ? (
              <RecordLink kind="opportunity" id={one.opportunity.id} name={one.opportunity.title} />
            ) : (
              t('bulk.unseen')
            )}
            <Text size="sm" c="dimmed">
              {one.outcome === 'KEPT'
                ? t('bulk.touched')
                : one.missing.length > 0
                  ? t('bulk.missing', { what: one.missing.map((label) => words.localised(label)).join(', ') })
                  : say({ code: one.code, message: one.message })}
            </Text>
          </li>
        ))}
      </ul>
      {hidden > 0 && <Text size="sm">{t('bulk.more', { count: hidden })}</Text>}
    </>
  );
}
