import { useQuery } from '@apollo/client/react';
import { Anchor, Skeleton, Stack, Text } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkInfoDocument } from '../../../graphql/graphql.js';
import { refusalOf } from '../../../ui/data/saving/refusal.js';
import { RefusalNotice } from '../../../ui/data/states/refusal-notice.js';
import { useLate } from '../../../ui/data/states/use-late.js';
import { PublicPage } from '../session/public-page.js';
import { SetUpForm } from '../set-up/set-up-form.js';
import { InvitationForm } from './invitation-form.js';
import { ResetForm } from './reset-form.js';

/** Where single-use links lead. The token stands after the `#`, so that it never reaches a server's log. */
export function LinkPage() {
  const { t } = useTranslation('identity');
  const hash = useLocation({ select: (location) => location.hash });
  const [token] = useState(() => hash.replace(/^#/u, ''));
  const { data, error, refetch } = useQuery(LinkInfoDocument, {
    variables: { token },
    fetchPolicy: 'network-only',
    skip: token === '',
  });
  const waiting = token !== '' && data === undefined && error === undefined;
  const late = useLate(waiting);
  const info = data?.linkInfo;
  if (error) {
    return (
      <PublicPage title={t('link.title')}>
        <RefusalNotice refusal={refusalOf(error)} onRetry={() => void refetch()} />
      </PublicPage>
    );
  }
  if (waiting) {
    return (
      <PublicPage title={t('link.title')}>
        <Stack gap="md">{late && [36, 36, 40].map((height, at) => <Skeleton key={at} height={height} />)}</Stack>
      </PublicPage>
    );
  }
  if (info?.purpose === 'SET_UP') return <SetUpForm token={token} />;
  if (info?.purpose === 'INVITATION')
    return <InvitationForm token={token} name={info.name ?? ''} email={info.email ?? ''} />;
  if (info?.purpose === 'PASSWORD_RESET') return <ResetForm token={token} email={info.email ?? ''} />;
  return (
    <PublicPage title={t('link.invalid')}>
      <Stack gap="md">
        <Text c="dimmed">{t('link.invalidText')}</Text>
        <Anchor component={Link} to="/log-in">
          {t('link.toLogIn')}
        </Anchor>
      </Stack>
    </PublicPage>
  );
}
