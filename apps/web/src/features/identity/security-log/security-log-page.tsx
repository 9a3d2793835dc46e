import { Button } from '@mantine/core';
import { IconShieldSearch } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { SecurityLogDocument } from '../../../graphql/graphql.js';
import { useConnection } from '../../../ui/data/collection/use-connection.js';
import { EmptyState } from '../../../ui/data/states/empty-state.js';
import { Answer } from '../../../ui/layout/answer.js';
import { Card } from '../../../ui/layout/card.js';
import { Page } from '../../../ui/layout/page.js';
import { Table } from '../../../ui/layout/table.js';
import { SecurityLogFilters } from './security-log-filters.js';
import { SecurityLogRow } from './security-log-row.js';
import { type SecurityLogSearch, securityLogFilter } from './security-log-search.js';

/** Who logged in, who could not, whose rights changed and which keys there were: what one reads after an incident. */
export function SecurityLogPage() {
  const { t } = useTranslation('identity');
  const search = useSearch({ from: '/settings/security' });
  const navigate = useNavigate();
  const go = (next: SecurityLogSearch) => void navigate({ to: '/settings/security', search: next, replace: true });
  const log = useConnection(SecurityLogDocument, 'securityEvents', { filter: securityLogFilter(search) });
  const asked = { data: log.rows ?? undefined, refusal: log.refusal, refetch: async () => log.retry() };
  const filtered = Object.keys(search).length > 0;
  return (
    <Page title={t('securityLog.title')} text={t('securityLog.text')}>
      <SecurityLogFilters search={search} onChange={go} />
      <Card flush>
        <Answer asked={asked} lines={10}>
          {(events) =>
            events.length === 0 ? (
              <EmptyState
                icon={<IconShieldSearch size={32} stroke={1.4} />}
                title={t(filtered ? 'securityLog.filteredToNothing' : 'securityLog.empty')}
              >
                {filtered && (
                  <Button variant="default" onClick={() => go({})}>
                    {t('people.clear')}
                  </Button>
                )}
              </EmptyState>
            ) : (
              <>
                <Table
                  label={t('securityLog.title')}
                  head={[
                    t('securityLog.when'),
                    t('securityLog.what'),
                    t('securityLog.whom'),
                    t('securityLog.by'),
                    t('securityLog.address'),
                  ]}
                  minWidth={760}
                >
                  {events.map((event) => (
                    <SecurityLogRow
                      key={event.id}
                      event={event}
                      onPerson={({ id, name }) => go({ ...search, person: id, name })}
                      onAddress={(from) => go({ ...search, from })}
                    />
                  ))}
                </Table>
                {log.hasMore && (
                  <Button variant="subtle" color="gray" fullWidth loading={log.loadingMore} onClick={log.loadMore}>
                    {t('people.more')}
                  </Button>
                )}
              </>
            )
          }
        </Answer>
      </Card>
    </Page>
  );
}
