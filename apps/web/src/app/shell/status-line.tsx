import { IconCloudOff, IconUpload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { RunningImportLine, useRunningImport } from '../../features/integrations/running/running-import-line.js';
import { useReached } from '../../ui/state/connection.js';
import classes from './status-line.module.css';

/** Speaks only when there is something to say. */
export function StatusLine() {
  const { t } = useTranslation('shell');
  const reached = useReached();
  const running = useRunningImport();
  return (
    <div
      role="status"
      className={classes.line}
      data-shown={!reached || running !== null || undefined}
      data-warns={!reached || undefined}
    >
      {!reached && (
        <>
          <IconCloudOff size={16} stroke={1.6} />
          {t('status.offline')}
        </>
      )}
      {reached && running && (
        <>
          <IconUpload size={16} stroke={1.6} />
          <RunningImportLine {...running} />
        </>
      )}
    </div>
  );
}
