import { Button, Loader } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { RefusalNotice } from '../../../ui/data/states/refusal-notice.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import classes from './past.module.css';
import type { PastRecord } from './use-past-record.js';

export interface PastBannerProps {
  readonly at: string;
  readonly past: PastRecord;
  readonly onNow: () => void;
}

/** Says that this is the past, so that nobody takes it for the present, and leads back. */
export function PastBanner({ at, past, onNow }: PastBannerProps) {
  const { t } = useTranslation('sales');
  const words = useWords();
  const moment = words.fullMoment(at);
  return (
    <div className={classes.banner} role="status">
      <IconHistory size={18} aria-hidden />
      <div className={classes.bannerWords}>
        <strong>{t(past.isBefore ? 'past.before' : 'past.banner', { moment })}</strong>
        <span>{t('past.bannerHint')}</span>
      </div>
      {past.loading && <Loader size={14} aria-label={t('past.loading')} />}
      <Button size="xs" variant="filled" onClick={onNow}>
        {t('past.back')}
      </Button>
      {past.refusal && <RefusalNotice refusal={past.refusal} onRetry={past.retry} />}
    </div>
  );
}
