import { ActionIcon, Menu } from '@mantine/core';
import { IconArchive, IconArchiveOff, IconDots, IconPencil } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ArchiveProcessDocument, type ProcessSettingsFactsFragment } from '../../../graphql/graphql.js';
import { useRefusalWords } from '../../../ui/data/saving/use-refusal-words.js';
import { useSave } from '../../../ui/data/saving/use-save.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { sayDone, sayRefused } from '../../../ui/layout/said.js';
import classes from './processes.module.css';

/** One process: its version, how many sell by it, and whether the next version is being written. */
export function ProcessRow({ process }: { readonly process: ProcessSettingsFactsFragment }) {
  const { t } = useTranslation('processes');
  const words = useWords();
  const { id, name, current, draft, openSales, openOnOlder, active } = process;
  return (
    <li className={classes.process} data-archived={!active || undefined}>
      <div className={classes.main}>
        <Link to="/settings/processes/$processId" params={{ processId: id }} className={classes.name}>
          {words.localised(name)}
        </Link>
        <p className={classes.facts}>
          {current
            ? t('list.inForce', { number: current.number, date: words.moment(current.publishedAt) })
            : t('list.neverPublished')}
          {current && ` · ${t('list.stages', { count: current.stages })}`}
        </p>
      </div>
      {draft && (
        <span className={classes.draft} title={words.fullMoment(draft.updatedAt)}>
          <IconPencil size={14} stroke={1.8} aria-hidden />
          {t('list.draft', { person: draft.updatedBy ?? '' })}
        </span>
      )}
      <div className={classes.sales}>
        <strong>{words.number(String(openSales))}</strong> {t('list.openSales', { count: openSales })}
        {openOnOlder > 0 && <span className={classes.older}>{t('list.older', { count: openOnOlder })}</span>}
      </div>
      {current && <ProcessMenu process={process} />}
    </li>
  );
}

function ProcessMenu({ process: { id, name, active, version } }: { readonly process: ProcessSettingsFactsFragment }) {
  const { t } = useTranslation('processes');
  const words = useWords();
  const say = useRefusalWords();
  const send = useSave(ArchiveProcessDocument);
  const archive = async () => {
    const done = await send(
      { processId: id, expectedVersion: version, archived: active },
      { refetch: ['ProcessSettings', 'Processes'] },
    );
    if (done.ok) sayDone(t(active ? 'list.archivedNow' : 'list.restoredNow', { name: words.localised(name) }));
    else sayRefused(say(done.refusal));
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('list.more', { name: words.localised(name) })}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={active ? <IconArchive size={16} /> : <IconArchiveOff size={16} />}
          onClick={() => void archive()}
        >
          {t(active ? 'list.archive' : 'list.restore')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
