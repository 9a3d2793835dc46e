import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ImportProgressByIdDocument } from '../../../graphql/graphql.js';
import { useStore } from '../../../ui/state/store.js';
import { isWorking } from '../import/import-phase.js';
import { runningImport } from './running-import.js';

const LOOK_AGAIN_MS = 2_000;

/** `import of deals.csv: 42 %`, wherever the person is; silent once it has ended. */
export function RunningImportLine({ id, fileName }: { readonly id: string; readonly fileName: string }) {
  const { t } = useTranslation('imports');
  const { data, error } = useQuery(ImportProgressByIdDocument, {
    variables: { id },
    pollInterval: LOOK_AGAIN_MS,
    fetchPolicy: 'cache-and-network',
  });
  const progress = data?.import;
  const over = error !== undefined || (progress !== undefined && (progress === null || !isWorking(progress.status)));
  useEffect(() => {
    if (over) runningImport.set(null);
  }, [over]);
  const percent = progress?.rowsTotal ? Math.floor((100 * progress.rowsRead) / progress.rowsTotal) : 0;
  return (
    <Link to="/imports/$importId" params={{ importId: id }}>
      {t('running', { fileName, percent })}
    </Link>
  );
}

export const useRunningImport = () => useStore(runningImport);
