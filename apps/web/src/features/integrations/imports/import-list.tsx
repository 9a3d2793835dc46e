import { Button, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ImportsDocument, type ImportsQuery } from '../../../graphql/graphql.js';
import { useConnection } from '../../../ui/data/collection/use-connection.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { Answer } from '../../../ui/layout/answer.js';
import { Card } from '../../../ui/layout/card.js';
import { Table } from '../../../ui/layout/table.js';
import { ImportStatusBadge } from './import-status-badge.js';
import classes from './imports.module.css';

type ListedImport = ImportsQuery['imports']['nodes'][number];

export function ImportList() {
  const { t } = useTranslation('imports');
  const imports = useConnection<'imports', ListedImport, object>(ImportsDocument, 'imports', {});
  return (
    <Card title={t('list.title')} flush>
      <Answer
        asked={{ data: imports.rows ?? undefined, refusal: imports.refusal, refetch: async () => imports.retry() }}
        lines={4}
      >
        {(rows) =>
          rows.length === 0 ? (
            <Text c="dimmed" px="md" pb="md">
              {t('list.empty')}
            </Text>
          ) : (
            <>
              <Table
                label={t('list.title')}
                head={[
                  t('list.file'),
                  t('list.status'),
                  { name: t('list.rows'), number: true },
                  { name: t('count.refused'), number: true },
                  t('list.by'),
                ]}
                minWidth={680}
              >
                {rows.map((row) => (
                  <ImportRow key={row.id} row={row} />
                ))}
              </Table>
              {imports.hasMore && (
                <Button
                  variant="subtle"
                  color="gray"
                  fullWidth
                  loading={imports.loadingMore}
                  onClick={imports.loadMore}
                >
                  {t('list.more')}
                </Button>
              )}
            </>
          )
        }
      </Answer>
    </Card>
  );
}

function ImportRow({ row }: { readonly row: ListedImport }) {
  const { t } = useTranslation('imports');
  const words = useWords();
  return (
    <tr>
      <td>
        <Link to="/imports/$importId" params={{ importId: row.id }} className={classes.name}>
          {row.fileName}
        </Link>
        <Text size="xs" c="dimmed">
          {t(`kind.${row.kind}`)} · {row.sourceName}
        </Text>
      </td>
      <td>
        <ImportStatusBadge status={row.status} />
      </td>
      <td data-number>{row.rowsTotal === null ? '–' : words.number(row.rowsTotal, 0)}</td>
      <td data-number>{words.number(row.rowsRefused, 0)}</td>
      <td>
        <Text span c="dimmed" title={words.fullMoment(row.createdAt)}>
          {row.requestedBy.name}, {words.moment(row.createdAt)}
        </Text>
      </td>
    </tr>
  );
}
