import { Alert, Badge, FileButton, Button, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconFileUpload, IconMinus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RateKeepingQuery } from '../../../graphql/graphql.js';
import type { Refusal } from '../../../ui/data/saving/refusal.js';
import { refetchActive } from '../../../ui/data/saving/use-save.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { useApolloClient } from '@apollo/client/react';
import { FormRefusal } from '../../../ui/forms/form-refusal.js';
import { sayDone } from '../../../ui/layout/said.js';
import classes from './rates.module.css';
import { sendArchive } from './send-archive.js';

type Source = RateKeepingQuery['rateSources'][number];

/** Above everything else, because while it lasts amounts grow old. */
export function FeedTrouble({ sources }: { readonly sources: readonly Source[] }) {
  const { t } = useTranslation('settings');
  const words = useWords();
  const failing = sources.filter(({ failingSince, isUsed }) => failingSince && isUsed);
  return failing.map(({ source, failingSince, problem, failures, lastTableDate }) => (
    <Alert
      key={source}
      color="red"
      variant="light"
      icon={<IconAlertTriangle size={20} stroke={1.6} />}
      title={t('rates.trouble.title', { source: t(`rates.sourceName.${source}`) })}
    >
      {problem && t(`rates.problem.${problem}`)}{' '}
      {t('rates.trouble.text', {
        since: words.moment(failingSince ?? ''),
        count: failures,
        last: lastTableDate ? words.date(lastTableDate) : '–',
      })}
    </Alert>
  ));
}

interface RateSourcesProps {
  readonly sources: readonly Source[];
  readonly mayUpload: boolean;
}

export function RateSources({ sources, mayUpload }: RateSourcesProps) {
  return (
    <ul className={classes.sources}>
      {sources.map((source) => (
        <SourceLine key={source.source} source={source} mayUpload={mayUpload && source.source === 'NBP'} />
      ))}
    </ul>
  );
}

function SourceLine({ source, mayUpload }: { readonly source: Source; readonly mayUpload: boolean }) {
  const { t } = useTranslation('settings');
  const words = useWords();
  const missing = source.gaps.filter(({ isHoliday }) => !isHoliday);
  const holidays = source.gaps.filter(({ isHoliday }) => isHoliday);
  const days = (gaps: Source['gaps']) => gaps.map(({ day }) => words.date(day)).join(', ');
  return (
    <li className={classes.source}>
      <div className={classes.sourceHead}>
        <Text fw={500}>{t(`rates.sourceLong.${source.source}`)}</Text>
        <SourceState source={source} />
      </div>
      <Text size="sm" c="dimmed">
        {source.lastTableDate
          ? t('rates.lastTable', { number: source.lastTableNumber, date: words.date(source.lastTableDate) })
          : t('rates.noTable')}
        {source.answeredAt && ` · ${t('rates.asked', { at: words.moment(source.answeredAt) })}`}
      </Text>
      {missing.length > 0 && <Text size="sm">{t('rates.gaps', { days: days(missing) })}</Text>}
      {holidays.length > 0 && (
        <Text size="sm" c="dimmed">
          {t('rates.holidays', { days: days(holidays) })}
        </Text>
      )}
      {mayUpload && <ArchiveUpload />}
    </li>
  );
}

function SourceState({ source }: { readonly source: Source }) {
  const { t } = useTranslation('settings');
  const [state, color, Icon] = !source.isUsed
    ? (['unused', 'gray', IconMinus] as const)
    : source.failingSince
      ? (['failing', 'red', IconAlertTriangle] as const)
      : source.answeredAt
        ? (['well', 'green', IconCheck] as const)
        : (['waiting', 'gray', IconMinus] as const);
  return (
    <Badge variant="light" color={color} leftSection={<Icon size={12} stroke={1.8} />}>
      {t(`rates.sourceState.${state}`)}
    </Badge>
  );
}

function ArchiveUpload() {
  const { t } = useTranslation('settings');
  const client = useApolloClient();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const send = async (file: File | null) => {
    if (file === null || busy) return;
    setBusy(true);
    setRefusal(null);
    const sent = await sendArchive(file);
    setBusy(false);
    if (!sent.ok) {
      setRefusal(sent.refusal);
      return;
    }
    sayDone(t('rates.archive.done', { tables: sent.tables, rates: sent.rates }));
    void refetchActive(client, ['RateKeeping', 'RatesToday', 'RateHistory']);
  };
  return (
    <div className={classes.archive}>
      <FileButton onChange={(file) => void send(file)} accept=".csv,text/csv">
        {(props) => (
          <Button
            {...props}
            variant="default"
            size="xs"
            loading={busy}
            leftSection={<IconFileUpload size={14} stroke={1.6} />}
          >
            {t('rates.archive.do')}
          </Button>
        )}
      </FileButton>
      <Text size="sm" c="dimmed">
        {t('rates.archive.text')}
      </Text>
      <FormRefusal refusal={refusal} />
    </div>
  );
}
