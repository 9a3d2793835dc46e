import { useQuery } from '@apollo/client/react';
import { Badge, Button, Text } from '@mantine/core';
import { IconCircleCheck, IconInbox } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { OperationsDocument, type OperationsQuery } from '../../graphql/graphql.js';
import { EmptyState } from '../../ui/data/states/empty-state.js';
import { useWords } from '../../ui/data/words/use-words.js';
import { Answer } from '../../ui/layout/answer.js';
import { Card } from '../../ui/layout/card.js';
import { Page } from '../../ui/layout/page.js';
import { Table } from '../../ui/layout/table.js';
import { DeadLetterRow } from './dead-letter-row.js';
import { durationInWords } from '../../ui/format/durations.js';

/** What runs by itself, and what failed so often that a person has to look. */
export function OperationsPage() {
  const { t } = useTranslation('operations');
  const asked = useQuery(OperationsDocument, { fetchPolicy: 'cache-and-network', notifyOnNetworkStatusChange: true });
  return (
    <Page
      title={t('title')}
      text={t('text')}
      actions={
        <Button variant="default" loading={asked.loading} onClick={() => void asked.refetch()}>
          {t('refresh')}
        </Button>
      }
    >
      <Card title={t('deadLetters.title')} text={t('deadLetters.text')} flush>
        <Answer asked={asked} lines={3}>
          {({ deadLetters }) =>
            deadLetters.length === 0 ? (
              <EmptyState icon={<IconCircleCheck size={32} stroke={1.4} />} title={t('deadLetters.empty')} />
            ) : (
              <Table
                label={t('deadLetters.title')}
                head={[
                  t('job'),
                  t('deadLetters.error'),
                  { name: t('deadLetters.attempts'), number: true },
                  t('deadLetters.failed'),
                  { name: t('deadLetters.actions'), hidden: true },
                ]}
                minWidth={720}
              >
                {deadLetters.map((letter) => (
                  <DeadLetterRow key={letter.id} letter={letter} />
                ))}
              </Table>
            )
          }
        </Answer>
      </Card>
      <Card title={t('runs.title')} text={t('runs.text')} flush>
        <Answer asked={asked}>{({ jobRuns }) => <JobRuns runs={jobRuns} />}</Answer>
      </Card>
    </Page>
  );
}

function JobRuns({ runs }: { readonly runs: OperationsQuery['jobRuns'] }) {
  const { t } = useTranslation('operations');
  const words = useWords();
  if (runs.length === 0) return <EmptyState icon={<IconInbox size={32} stroke={1.4} />} title={t('runs.empty')} />;
  return (
    <Table
      label={t('runs.title')}
      head={[t('job'), t('runs.period'), t('runs.started'), { name: t('runs.took'), number: true }, t('runs.state')]}
    >
      {runs.map((run) => (
        <tr key={`${run.name} ${run.period}`}>
          <td>{run.name}</td>
          <td>{run.period}</td>
          <td>
            <Text span c="dimmed" title={words.fullMoment(run.startedAt)}>
              {words.moment(run.startedAt)}
            </Text>
          </td>
          <td data-number>
            {run.finishedAt
              ? durationInWords(new Date(run.finishedAt).getTime() - new Date(run.startedAt).getTime(), words.language)
              : '–'}
          </td>
          <td>
            <Badge color={run.finishedAt ? 'green' : 'gold'}>{t(run.finishedAt ? 'runs.done' : 'runs.running')}</Badge>
          </td>
        </tr>
      ))}
    </Table>
  );
}
