import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProcessSettingsDocument } from '../../../graphql/graphql.js';
import { Answer } from '../../../ui/layout/answer.js';
import { Card } from '../../../ui/layout/card.js';
import { Page } from '../../../ui/layout/page.js';
import { NewProcess } from './new-process.js';
import { ProcessRow } from './process-row.js';
import classes from './processes.module.css';

/** The methodologies by which the organisation sells: which are in use, and which are being written. */
export function ProcessesPage() {
  const { t } = useTranslation('processes');
  const asked = useQuery(ProcessSettingsDocument, { fetchPolicy: 'cache-and-network' });
  const [adding, setAdding] = useState(false);
  return (
    <Page
      title={t('list.title')}
      text={t('list.text')}
      width="narrow"
      actions={
        <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
          {t('list.new')}
        </Button>
      }
    >
      <Answer asked={asked} lines={8}>
        {({ processSettings }) => {
          const inUse = processSettings.filter(({ active }) => active);
          const archived = processSettings.filter(({ active }) => !active);
          return (
            <>
              <Card flush>
                <ul className={classes.list}>
                  {inUse.map((process) => (
                    <ProcessRow key={process.id} process={process} />
                  ))}
                </ul>
              </Card>
              {archived.length > 0 && (
                <Card title={t('list.archived')} flush>
                  <ul className={classes.list}>
                    {archived.map((process) => (
                      <ProcessRow key={process.id} process={process} />
                    ))}
                  </ul>
                </Card>
              )}
              <NewProcess opened={adding} processes={inUse} onClose={() => setAdding(false)} />
            </>
          );
        }}
      </Answer>
    </Page>
  );
}
