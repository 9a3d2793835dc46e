import { useQuery } from '@apollo/client/react';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PublicStateDocument } from '../../../graphql/graphql.js';
import { PublicPage } from '../session/public-page.js';
import { useEnter } from '../session/use-enter.js';
import { DemoPeople } from './demo-people.js';
import { LogInForm } from './log-in-form.js';

export function LogInPage() {
  const { t } = useTranslation('identity');
  const { next } = useSearch({ from: '/log-in' });
  const { data } = useQuery(PublicStateDocument, { fetchPolicy: 'cache-first' });
  const enter = useEnter();
  const demo = data?.publicState.demoLogins ?? [];
  const organisation = data?.publicState.organisationName;
  return (
    <PublicPage
      title={t('logIn.title')}
      text={organisation}
      aside={demo.length > 0 && <DemoPeople people={demo} onIn={(viewer) => enter(viewer, next)} />}
    >
      <LogInForm onIn={(viewer) => enter(viewer, next)} />
    </PublicPage>
  );
}
