import { useQuery } from '@apollo/client/react';
import { IconFileOff } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ImportByIdDocument } from '../../../graphql/graphql.js';
import { EmptyState } from '../../../ui/data/states/empty-state.js';
import { Answer } from '../../../ui/layout/answer.js';
import { usePageTitle } from '../../../ui/page/page-title.js';
import { ImportView } from './import-view.js';

export function ImportPage() {
  const { t } = useTranslation('imports');
  const { importId } = useParams({ from: '/imports/$importId' });
  const asked = useQuery(ImportByIdDocument, { variables: { id: importId }, fetchPolicy: 'cache-and-network' });
  usePageTitle(asked.data?.import?.fileName);
  return (
    <Answer asked={asked} lines={10}>
      {(data) =>
        data.import === null ? (
          <EmptyState
            icon={<IconFileOff size={32} stroke={1.4} />}
            title={t('missing.title')}
            text={t('missing.text')}
          />
        ) : (
          <ImportView key={data.import.id} shown={data.import} reload={asked.refetch} />
        )
      }
    </Answer>
  );
}
