import { Button, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ImportFactsFragment, ImportKind } from '../../../graphql/graphql.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { useSaveKeys } from '../../../ui/forms/use-save-keys.js';
import classes from './import.module.css';
import { missingFields } from './import-phase.js';
import type { ImportWork } from './use-import-work.js';
import type { ValueChoices } from './use-value-choices.js';

const MADE: Readonly<Record<ImportKind, '/opportunities' | '/customers' | '/settings/people'>> = {
  OPPORTUNITY: '/opportunities',
  CUSTOMER: '/customers',
  PERSON: '/settings/people',
};

export interface NextActionProps {
  readonly shown: ImportFactsFragment;
  readonly work: ImportWork;
  readonly choices: ValueChoices;
}

/** The one thing to do next, always in the same place. */
export function NextAction({ shown, work, choices }: NextActionProps) {
  const { t } = useTranslation('imports');
  const words = useWords();
  const { status, rowsTotal, rowsRefused } = shown;
  const incomplete = missingFields(shown).length > 0;
  const useful = Math.max(0, (rowsTotal ?? 0) - rowsRefused);
  useSaveKeys(() => void work.check(), status === 'UPLOADED' && !incomplete);
  return (
    <div className={classes.next}>
      {status === 'UPLOADED' && (
        <>
          <Text c="dimmed">{t('next.check')}</Text>
          <Button loading={work.busy} disabled={incomplete} onClick={() => void work.check()}>
            {t('next.doCheck')}
          </Button>
        </>
      )}
      {(status === 'CHECKING' || status === 'RUNNING') && (
        <Button variant="default" loading={work.busy} onClick={() => void work.cancel()}>
          {t('next.cancel')}
        </Button>
      )}
      {status === 'CHECKED' && choices.pending && (
        <>
          <Text c="dimmed">{t('next.decide')}</Text>
          <Button loading={work.busy} onClick={() => void choices.apply()}>
            {t('values.apply')}
          </Button>
        </>
      )}
      {status === 'CHECKED' && !choices.pending && (
        <>
          <Text c="dimmed">{rowsRefused > 0 ? t('next.runSome') : t('next.run')}</Text>
          <Button variant="default" loading={work.busy} onClick={() => void work.check()}>
            {t('next.checkAgain')}
          </Button>
          <Button loading={work.busy} disabled={useful === 0} onClick={() => void work.run()}>
            {t('next.doRun', { rows: words.number(useful, 0) })}
          </Button>
        </>
      )}
      {(status === 'CANCELLED' || status === 'FAILED') && (
        <>
          <Text c="dimmed">{t('next.again')}</Text>
          <Button loading={work.busy} onClick={() => void work.run()}>
            {t('next.doAgain')}
          </Button>
        </>
      )}
      {status === 'DONE' && (
        <Button component={Link} to={MADE[shown.kind]}>
          {t(`next.see.${shown.kind}`)}
        </Button>
      )}
    </div>
  );
}
