import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import {
  ProcessDraftDocument,
  type ProcessSettingsFactsFragment,
  ProcessSettingsDocument,
} from '../../../graphql/graphql.js';
import { EmptyState } from '../../../ui/data/states/empty-state.js';
import { Answer } from '../../../ui/layout/answer.js';
import { MigrationCard } from '../migration/migration-card.js';
import { DraftEditor } from './draft-editor.js';
import classes from './editor.module.css';
import { PublishedVersion } from './published-version.js';

/** One process: its next version while somebody writes it, otherwise the one in force, and the sales on older ones. */
export function ProcessPage({ processId }: { readonly processId: string }) {
  const { t } = useTranslation('processes');
  const asked = useQuery(ProcessSettingsDocument, { fetchPolicy: 'cache-and-network' });
  return (
    <div className={classes.page}>
      <Link to="/settings/processes" className={classes.back}>
        <IconArrowLeft size={16} stroke={1.6} aria-hidden />
        {t('list.title')}
      </Link>
      <Answer asked={asked} lines={10}>
        {({ processSettings }) => {
          const process = processSettings.find(({ id }) => id === processId);
          return process ? <OneProcess key={process.id} process={process} /> : <Unknown />;
        }}
      </Answer>
    </div>
  );
}

function OneProcess({ process }: { readonly process: ProcessSettingsFactsFragment }) {
  const { id, draft, current } = process;
  return (
    <>
      {draft ? <DraftOf processId={id} process={process} /> : <PublishedVersion process={process} />}
      {current && <MigrationCard process={process} />}
    </>
  );
}

function DraftOf({
  processId,
  process,
}: {
  readonly processId: string;
  readonly process: ProcessSettingsFactsFragment;
}) {
  const asked = useQuery(ProcessDraftDocument, { variables: { processId }, fetchPolicy: 'cache-and-network' });
  return (
    <Answer asked={asked} lines={10}>
      {({ processDraft }) => <DraftEditor saved={processDraft} isFirst={!process.current} />}
    </Answer>
  );
}

function Unknown() {
  const { t } = useTranslation('processes');
  return (
    <EmptyState title={t('editor.unknown')} text={t('editor.unknownText')}>
      <Button component={Link} to="/settings/processes" variant="default">
        {t('list.title')}
      </Button>
    </EmptyState>
  );
}
