import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SecurityEventKind, SecurityLogQuery } from '../../../graphql/graphql.js';
import { PersonMark } from '../../../ui/data/words/person-mark.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import classes from './security-log.module.css';

type SecurityEvent = SecurityLogQuery['securityEvents']['nodes'][number];

/** What an administrator should look at twice. */
const GRAVE: ReadonlySet<SecurityEventKind> = new Set(['LOG_IN_FAILED', 'LOG_IN_THROTTLED']);
const STATUSES = ['ACTIVE', 'INVITED', 'DISABLED'] as const;
const PURPOSES = ['INVITATION', 'PASSWORD_RESET', 'SET_UP'] as const;

export interface SecurityLogRowProps {
  readonly event: SecurityEvent;
  readonly onPerson: (person: { readonly id: string; readonly name: string }) => void;
  readonly onAddress: (address: string) => void;
}

export function SecurityLogRow({ event, onPerson, onAddress }: SecurityLogRowProps) {
  const { t } = useTranslation('identity');
  const words = useWords();
  const about = useAbout(event);
  const { person, by, address } = event;
  return (
    <tr>
      <td>
        <Text span c="dimmed" className={classes.when} title={words.fullMoment(event.at)}>
          {words.shortMoment(event.at)}
        </Text>
      </td>
      <td>
        <span className={classes.what} data-grave={GRAVE.has(event.kind) || undefined}>
          {t(`securityLog.kind.${event.kind}`)}
        </span>
        {about && <span className={classes.about}>{about}</span>}
      </td>
      <td>
        {person ? (
          <button type="button" className={classes.link} onClick={() => onPerson(person)}>
            <PersonMark person={person} />
          </button>
        ) : (
          <Text span c="dimmed">
            {t('securityLog.nobody')}
          </Text>
        )}
      </td>
      <td>{by && <PersonMark person={by} />}</td>
      <td>
        {address && (
          <button type="button" className={classes.link} onClick={() => onAddress(address)}>
            {address}
          </button>
        )}
      </td>
    </tr>
  );
}

/** The rest of the sentence: which roles, which status, which link, which key. */
function useAbout({ roles, about }: SecurityEvent): string | null {
  const { t } = useTranslation('identity');
  const words = useWords();
  if (roles.length > 0) return roles.map((role) => words.localised(role)).join(', ');
  const status = STATUSES.find((one) => one === about);
  if (status) return t(`status.${status}`);
  const purpose = PURPOSES.find((one) => one === about);
  return purpose ? t(`securityLog.purpose.${purpose}`) : about;
}
