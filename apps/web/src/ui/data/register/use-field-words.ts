import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { plainField } from './register-words.js';

const FIELDS = [
  'title',
  'customer',
  'owner',
  'team',
  'process',
  'stage',
  'amount',
  'currency',
  'expectedCloseDate',
  'closedOn',
  'openedOn',
  'region',
  'market',
  'source',
  'competitor',
  'lostReason',
  'lostNote',
  'nextStep',
  'description',
  'classifications',
  'contacts',
  'splits',
  'name',
  'kind',
  'taxId',
  'segment',
  'priorityClass',
  'parent',
  'documentLanguage',
  'website',
  'notes',
  'addresses',
  'jobTitle',
  'email',
  'phone',
  'roles',
  'language',
  'subject',
  'body',
  'dueAt',
  'allDay',
  'durationMinutes',
  'doneAt',
  'outcome',
  'contact',
  'opportunity',
  'number',
  'closeDatePushes',
  'stageEnteredAt',
  'meaning',
  'deletedAt',
  'tags',
  'mergedFrom',
  'mergedInto',
  'notDuplicateOf',
  'processVersion',
  'role',
  'approval',
  'follower',
] as const;

const CHANNELS = ['WEB', 'API', 'IMPORT', 'JOB', 'SEED'] as const;

type Field = (typeof FIELDS)[number];
type Channel = (typeof CHANNELS)[number];

const isField = (name: string): name is Field => (FIELDS as readonly string[]).includes(name);
const isChannel = (name: string): name is Channel => (CHANNELS as readonly string[]).includes(name);

/** The register's own names, in the reader's language; a name we have no word for is shown as it is. */
export function useFieldWords() {
  const { t, i18n } = useTranslation('data');
  return useMemo(
    () => ({
      fieldWords: (field: string) => {
        const plain = plainField(field);
        return isField(plain) ? t(`field.${plain}`) : plain;
      },
      /** Values that come from a closed list and have words of their own. */
      valueWords: (field: string, value: unknown) => {
        if (typeof value !== 'string') return null;
        const key = `value.${plainField(field)}.${value}`;
        return i18n.exists(`data:${key}`) ? String(i18n.t(`data:${key}` as never)) : null;
      },
      channelWords: (channel: string) => {
        const upper = channel.toUpperCase();
        return isChannel(upper) ? t(`channel.${upper}`) : channel;
      },
      actionWords: (action: string) => {
        const key = `action.${action}`;
        return i18n.exists(`data:${key}`) ? String(i18n.t(`data:${key}` as never)) : action;
      },
    }),
    [t, i18n],
  );
}
