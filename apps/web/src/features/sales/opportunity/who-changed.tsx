import { useLazyQuery } from '@apollo/client/react';
import { ActionIcon, Button, Loader, Popover, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LastChangeDocument, type RegisterFactsFragment } from '../../../graphql/graphql.js';
import historyClasses from '../../../ui/data/editing/fact-history.module.css';
import { ChangeLine } from '../../../ui/data/register/register-list.js';
import { useFieldWords } from '../../../ui/data/register/use-field-words.js';
import { refusalOf } from '../../../ui/data/saving/refusal.js';
import { RefusalNotice } from '../../../ui/data/states/refusal-notice.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import classes from './past.module.css';
import { useSalePast } from './sale-past.js';

export interface WhoChangedProps {
  readonly id: string;
  /** As the register calls it. */
  readonly field: string;
  readonly label: string;
}

/** Who changed this, when and why: a small button beside every fact, and the way into its register. */
export function WhoChanged({ id, field, label }: WhoChangedProps) {
  const { t } = useTranslation('sales');
  const past = useSalePast();
  const [opened, setOpened] = useState(false);
  const [ask, { data, error, loading }] = useLazyQuery(LastChangeDocument, { fetchPolicy: 'network-only' });
  const request = () => {
    const until = past.at === null ? {} : { to: new Date(Date.parse(past.at) + 1).toISOString() };
    const filter = { fields: [field], subjectKinds: ['opportunity'], ...until };
    ask({ variables: { id, filter } }).catch(() => undefined);
  };
  const toggle = () => {
    if (!opened) request();
    setOpened(!opened);
  };
  const entry = data?.saleRegister.nodes[0];
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      shadow="md"
      width={320}
      withinPortal
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <ActionIcon
          className={historyClasses.history ?? ''}
          size="sm"
          variant="subtle"
          color="gray"
          aria-label={t('past.who', { field: label })}
          aria-expanded={opened}
          data-opened={opened || undefined}
          onClick={toggle}
        >
          <IconHistory size={14} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown p="sm" aria-label={t('past.who', { field: label })}>
        {loading && <Loader size={16} aria-label={t('past.loading')} />}
        {error && <RefusalNotice refusal={refusalOf(error)} onRetry={request} />}
        {data &&
          !loading &&
          (entry ? <LastChange entry={entry} field={field} /> : <Text size="sm">{t('past.whoNever')}</Text>)}
        <Button
          mt={6}
          size="xs"
          variant="light"
          fullWidth
          onClick={() => {
            setOpened(false);
            past.openRegister(field);
          }}
        >
          {t('past.whoAll')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}

function LastChange({ entry, field }: { readonly entry: RegisterFactsFragment; readonly field: string }) {
  const { t } = useTranslation('sales');
  const { t: say } = useTranslation('data');
  const words = useWords();
  const { actionWords } = useFieldWords();
  return (
    <div role="status">
      <Text size="xs" c="dimmed">
        {t('past.whoTitle')}
      </Text>
      <div className={classes.whoRow}>
        <strong>{entry.actorName}</strong>
        <span>{actionWords(entry.action)}</span>
        <time dateTime={entry.occurredAt}>{words.fullMoment(entry.occurredAt)}</time>
      </div>
      {entry.reason && <Text size="sm">{say('register.reason', { reason: entry.reason })}</Text>}
      <ul className={classes.whoChanges}>
        {entry.changes
          .filter((change) => change.field === field)
          .map((change) => (
            <ChangeLine key={change.field} change={change} />
          ))}
      </ul>
    </div>
  );
}
