import { Button } from '@mantine/core';
import { IconCompass } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/data/states/empty-state.js';
import classes from './page-states.module.css';

export function NotFoundPage() {
  const { t } = useTranslation('shell');
  return (
    <div className={classes.whole}>
      <EmptyState icon={<IconCompass size={36} stroke={1.4} />} title={t('notFound.title')} text={t('notFound.text')}>
        <Button variant="default" component={Link} to="/">
          {t('notFound.home')}
        </Button>
      </EmptyState>
    </div>
  );
}
