import { IconCloudOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useReached } from '../../ui/state/connection.js';
import classes from './status-line.module.css';

/** Speaks only when there is something to say. */
export function StatusLine() {
  const { t } = useTranslation('shell');
  const reached = useReached();
  return (
    <div role="status" className={classes.line} data-shown={!reached || undefined}>
      {!reached && (
        <>
          <IconCloudOff size={16} stroke={1.6} />
          {t('status.offline')}
        </>
      )}
    </div>
  );
}
