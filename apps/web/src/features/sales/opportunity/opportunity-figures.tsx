import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useBaseWords } from '../../../ui/data/money/money-amount.js';
import { dateIn } from '../../../ui/data/time/calendar.js';
import { PersonMark } from '../../../ui/data/words/person-mark.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { overExpectation } from '../opportunity-pace.js';
import classes from './opportunity.module.css';
import { useSalePast } from './sale-past.js';
import type { OpportunityRecord } from './use-opportunity.js';

/** The figures one looks for first: worth, when, what next, how long it stands here. */
export function OpportunityFigures({ record }: { readonly record: OpportunityRecord }) {
  const { t } = useTranslation('sales');
  const words = useWords();
  const { opportunity } = record;
  const inBase = useBaseWords(opportunity);
  const open = opportunity.meaning === 'OPEN';
  const close = open ? opportunity.expectedCloseDate : opportunity.closedOn;
  const { at } = useSalePast();
  const today = at === null ? words.today : dateIn(words.timeZone, new Date(at));
  const passed = open && close !== null && close < today;
  const slow = overExpectation(opportunity);
  return (
    <dl className={classes.figures}>
      <Figure label={t('figures.amount')} note={inBase} noteTone={opportunity.rateMissing ? 'warning' : undefined}>
        {opportunity.amount ? words.money(opportunity.amount) : '–'}
      </Figure>
      <Figure
        label={open ? t('figures.close') : t('figures.closed')}
        note={
          passed
            ? t('figures.closePassed')
            : opportunity.closeDatePushes > 0
              ? t('figures.pushed', { count: opportunity.closeDatePushes })
              : null
        }
        noteTone={passed || opportunity.closeDatePushes > 1 ? 'warning' : undefined}
      >
        {close ? <span title={words.fullDate(close)}>{words.date(close)}</span> : '–'}
      </Figure>
      {open && (
        <Figure
          label={t('figures.next')}
          note={opportunity.nextActivityAt ? words.moment(opportunity.nextActivityAt) : t('figures.nothingPlanned')}
          noteTone={opportunity.nextActivityAt ? undefined : 'warning'}
        >
          {opportunity.nextStep ?? '–'}
        </Figure>
      )}
      {open && (
        <Figure
          label={t('figures.here')}
          note={
            opportunity.stage.expectedDays === null
              ? null
              : t('figures.expected', { count: opportunity.stage.expectedDays })
          }
          noteTone={slow ? 'warning' : undefined}
        >
          {t('figures.days', { count: opportunity.daysInStage })}
          {record.daysOpen > 0 && (
            <span className={classes.ofAll}> · {t('figures.inAll', { count: record.daysOpen })}</span>
          )}
        </Figure>
      )}
      <Figure label={t('figures.owner')} note={opportunity.team?.name ?? null}>
        <PersonMark person={opportunity.owner} />
      </Figure>
    </dl>
  );
}

interface FigureProps {
  readonly label: string;
  readonly children: ReactNode;
  readonly note?: string | null;
  readonly noteTone?: 'warning' | undefined;
}

function Figure({ label, children, note, noteTone }: FigureProps) {
  return (
    <div className={classes.figure}>
      <dt>{label}</dt>
      <dd>
        <span className={classes.value}>{children}</span>
        {note && (
          <span className={classes.note} data-tone={noteTone}>
            {noteTone && <IconAlertTriangle size={12} aria-hidden />}
            {note}
          </span>
        )}
      </dd>
    </div>
  );
}
