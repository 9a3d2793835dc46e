import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './keyboard-help.module.css';
import { commandKey } from './use-shell-keys.js';

const KEYS = [
  ['everywhere', ['palette', 'new', 'log', 'help', 'fold', 'save']],
  ['go', ['goHome', 'goBoard', 'goOpportunities', 'goCustomers', 'goActivities', 'goProcess', 'goSettings']],
  ['lists', ['down', 'up', 'open', 'select', 'search', 'edit', 'close']],
  ['calendar', ['week', 'today', 'day', 'undo']],
] as const;

const CHORDS: Readonly<Record<(typeof KEYS)[number][1][number], readonly string[]>> = {
  palette: ['⌘', 'K'],
  new: ['N'],
  log: ['L'],
  help: ['?'],
  fold: ['['],
  save: ['⌘', 'S'],
  goHome: ['G', 'H'],
  goBoard: ['G', 'B'],
  goOpportunities: ['G', 'O'],
  goCustomers: ['G', 'C'],
  goActivities: ['G', 'A'],
  goProcess: ['G', 'P'],
  goSettings: ['G', 'S'],
  down: ['J'],
  up: ['K'],
  open: ['Enter'],
  select: ['X'],
  search: ['/'],
  edit: ['E'],
  close: ['Esc'],
  week: ['←', '→'],
  today: ['T'],
  day: ['⇧', '← →'],
  undo: ['⌘', 'Z'],
};

export function KeyboardHelp({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('shell');
  return (
    <Modal opened onClose={onClose} size={720} title={t('keys.title')} closeButtonProps={{ 'aria-label': t('close') }}>
      <div className={classes.groups}>
        {KEYS.map(([group, names]) => (
          <section key={group}>
            <h3 className={classes.group}>{t(`keys.group.${group}`)}</h3>
            <dl className={classes.list}>
              {names.map((name) => (
                <div key={name} className={classes.row}>
                  <dt>{t(`keys.${name}`)}</dt>
                  <dd>
                    {CHORDS[name].map((key) => (
                      <kbd key={key}>{key === '⌘' ? commandKey() : key}</kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
