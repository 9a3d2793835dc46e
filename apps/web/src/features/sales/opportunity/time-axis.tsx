import { ActionIcon } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SaleHistoryQuery } from '../../../graphql/graphql.js';
import { useFieldWords } from '../../../ui/data/register/use-field-words.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import classes from './past.module.css';

export type SaleMoment = SaleHistoryQuery['saleHistory']['moments'][number];

export interface TimeAxisProps {
  readonly label: string;
  readonly moments: readonly SaleMoment[];
  /** `null` is now, which is the last stop of the axis. */
  readonly at: string | null;
  readonly onAt: (at: string | null) => void;
}

/** How long a thumb rests before the page is asked for: dragging over a year asks once. */
const REST_MS = 150;

/** The saves of a sale as stops of a slider, each as far from the next, so that a busy day can be walked too. */
export function TimeAxis({ label, moments, at, onAt }: TimeAxisProps) {
  const { t } = useTranslation('sales');
  const words = useWords();
  const momentWords = useMomentWords();
  const shown = stopOf(moments, at);
  const [stop, setStop] = useState(shown);
  useEffect(() => setStop(shown), [shown]);
  useEffect(() => {
    if (stop === shown) return undefined;
    const rest = setTimeout(() => onAt(moments[stop]?.at ?? null), REST_MS);
    return () => clearTimeout(rest);
  }, [stop, shown, moments, onAt]);
  const here = moments[stop];
  const first = moments[0];
  const said = here ? momentWords(here) : t('past.now');
  return (
    <div className={classes.axis} role="group" aria-label={label}>
      <div className={classes.axisHead}>
        <strong>{label}</strong>
        <span>{said}</span>
      </div>
      <div className={classes.steps}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('past.previous')}
          disabled={stop === 0}
          onClick={() => setStop(stop - 1)}
        >
          <IconChevronLeft size={16} />
        </ActionIcon>
        <input
          type="range"
          className={classes.range}
          style={{ flex: 1 }}
          aria-label={label}
          aria-valuetext={said}
          min={0}
          max={moments.length}
          step={1}
          value={stop}
          onChange={(event) => setStop(Number(event.currentTarget.value))}
        />
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('past.next')}
          disabled={stop === moments.length}
          onClick={() => setStop(stop + 1)}
        >
          <IconChevronRight size={16} />
        </ActionIcon>
      </div>
      <div className={classes.ends} aria-hidden>
        <span>{first ? words.shortMoment(first.at) : t('past.begin')}</span>
        <span>{t('past.now')}</span>
      </div>
    </div>
  );
}

/** The last save by an instant; an address may name one between two saves. */
function stopOf(moments: readonly SaleMoment[], at: string | null): number {
  if (at === null) return moments.length;
  const instant = Date.parse(at);
  return Math.max(
    0,
    moments.findLastIndex((moment) => Date.parse(moment.at) <= instant),
  );
}

function useMomentWords(): (moment: SaleMoment) => string {
  const { t } = useTranslation('sales');
  const words = useWords();
  const { actionWords } = useFieldWords();
  return ({ at, actorName, action, saves }) => {
    const said = t('past.at', { moment: words.fullMoment(at), person: actorName, action: actionWords(action) });
    return saves > 1 ? `${said} ${t('past.more', { count: saves - 1 })}` : said;
  };
}
