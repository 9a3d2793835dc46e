import { useQuery } from '@apollo/client/react';
import { Badge, Button, Text } from '@mantine/core';
import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EndSessionDocument, MySessionsDocument, type MySessionsQuery } from '../../../graphql/graphql.js';
import { useRefusalWords } from '../../../ui/data/saving/use-refusal-words.js';
import { useSave } from '../../../ui/data/saving/use-save.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { Answer } from '../../../ui/layout/answer.js';
import { Card } from '../../../ui/layout/card.js';
import { sayRefused } from '../../../ui/layout/said.js';
import { browserOf } from './browser-of.js';
import classes from './profile.module.css';

type Session = MySessionsQuery['mySessions'][number];

/** Where one is logged in, to end what one does not recognise. */
export function SessionsCard() {
  const { t } = useTranslation('identity');
  const asked = useQuery(MySessionsDocument, { fetchPolicy: 'cache-and-network' });
  return (
    <Card title={t('sessions.title')} text={t('sessions.text')} flush>
      <Answer asked={asked} lines={3}>
        {({ mySessions }) => mySessions.map((session) => <SessionLine key={session.id} session={session} />)}
      </Answer>
    </Card>
  );
}

function SessionLine({ session }: { readonly session: Session }) {
  const { t } = useTranslation('identity');
  const words = useWords();
  const say = useRefusalWords();
  const end = useSave(EndSessionDocument);
  const [busy, setBusy] = useState(false);
  const { browser, system, phone } = browserOf(session.userAgent ?? '');
  const Icon = phone ? IconDeviceMobile : IconDeviceDesktop;
  const doEnd = async () => {
    setBusy(true);
    const done = await end({ id: session.id }, { refetch: ['MySessions'] });
    setBusy(false);
    if (!done.ok) sayRefused(say(done.refusal));
  };
  return (
    <div className={classes.session}>
      <Icon size={20} stroke={1.6} />
      <div className={classes.sessionWords}>
        <div className={classes.sessionName}>
          {[browser ?? t('sessions.program'), system].filter(Boolean).join(' · ')}
          {session.current && <Badge color="green">{t('sessions.current')}</Badge>}
        </div>
        <Text size="xs" c="dimmed" title={words.fullMoment(session.lastSeenAt)}>
          {t('sessions.seen', { when: words.moment(session.lastSeenAt), address: session.address ?? '–' })}
        </Text>
      </div>
      {!session.current && (
        <Button size="xs" variant="default" loading={busy} onClick={() => void doEnd()}>
          {t('sessions.end')}
        </Button>
      )}
    </div>
  );
}
