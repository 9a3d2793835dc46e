import { useQuery } from '@apollo/client/react';
import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  CalendarLinkDocument,
  CreateCalendarLinkDocument,
  RevokeCalendarLinkDocument,
} from '../../../graphql/graphql.js';
import { type Refusal, refusalOf } from '../../../ui/data/saving/refusal.js';
import { type Saved, useSave } from '../../../ui/data/saving/use-save.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { FormRefusal } from '../../../ui/forms/form-refusal.js';
import { ShownOnce } from '../../../ui/forms/shown-once.js';
import { Card } from '../../../ui/layout/card.js';
import { sayDone } from '../../../ui/layout/said.js';

/** The address by which other calendars show one's activities: shown once, replaced and taken away at will. */
export function CalendarCard() {
  const { t } = useTranslation('identity');
  const words = useWords();
  const { data, error } = useQuery(CalendarLinkDocument, { fetchPolicy: 'cache-and-network' });
  const { address, busy, refusal, create, revoke } = useCalendarLink();
  const link = data?.calendarLink ?? null;
  return (
    <Card title={t('calendarLink.title')} text={t('calendarLink.text')}>
      <Stack gap="md">
        <FormRefusal refusal={refusal ?? (error ? refusalOf(error) : null)} />
        {address !== null && (
          <Stack gap="xs">
            <Text size="sm">{t('calendarLink.once')}</Text>
            <ShownOnce value={address} label={t('calendarLink.address')} />
          </Stack>
        )}
        {link && address === null && (
          <Text size="sm">{t('calendarLink.since', { when: words.fullMoment(link.createdAt) })}</Text>
        )}
        {data && (
          <Group justify="flex-end" gap="sm">
            {link && (
              <Button variant="default" color="red" loading={busy === 'revoke'} onClick={() => void revoke()}>
                {t('calendarLink.revoke')}
              </Button>
            )}
            <Button
              variant={link ? 'default' : 'filled'}
              loading={busy === 'create'}
              title={link ? t('calendarLink.againHint') : undefined}
              onClick={() => void create()}
            >
              {t(link ? 'calendarLink.again' : 'calendarLink.create')}
            </Button>
          </Group>
        )}
      </Stack>
    </Card>
  );
}

const SHOWING = { refetch: ['CalendarLink'] };

function useCalendarLink() {
  const { t } = useTranslation('identity');
  const creation = useSave(CreateCalendarLinkDocument);
  const revocation = useSave(RevokeCalendarLinkDocument);
  const [address, setAddress] = useState<string | null>(null);
  const [busy, setBusy] = useState<'create' | 'revoke' | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const during = async <T,>(what: 'create' | 'revoke', saving: () => Promise<Saved<T>>): Promise<T | null> => {
    setBusy(what);
    const saved = await saving();
    setBusy(null);
    setRefusal(saved.ok ? null : saved.refusal);
    return saved.ok ? saved.data : null;
  };
  const create = async () => {
    const made = await during('create', () => creation({}, SHOWING));
    if (made) setAddress(made.createCalendarLink.address);
  };
  const revoke = async () => {
    const gone = await during('revoke', () => revocation({}, SHOWING));
    if (gone === null) return;
    setAddress(null);
    sayDone(t('calendarLink.revoked'));
  };
  return { address, busy, refusal, create, revoke };
}
