import { useTranslation } from 'react-i18next';
import { Answer } from '../../ui/layout/answer.js';
import { EmptyState } from '../../ui/data/states/empty-state.js';
import { HealthTab } from './health/health-tab.js';
import classes from './process.module.css';
import { ProcessToolbar } from './process-toolbar.js';
import { StatisticsTab } from './statistics/statistics-tab.js';
import { useProcessAddress } from './use-process-address.js';

/** Where sales stand still, and how far they come: the process as its sales show it. */
export function ProcessPage() {
  const { t } = useTranslation('process');
  const address = useProcessAddress();
  return (
    <Answer asked={address.asked}>
      {() =>
        address.process === null ? (
          <EmptyState title={t('noProcess')} text={t('noProcessText')} />
        ) : (
          <>
            <ProcessToolbar address={address} />
            <div className={classes.body}>
              {address.tab === 'statistics' ? <StatisticsTab address={address} /> : <HealthTab address={address} />}
            </div>
          </>
        )
      }
    </Answer>
  );
}
