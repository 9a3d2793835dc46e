import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  BeginProcessDraftDocument,
  type ProcessSettingsFactsFragment,
  ProcessVersionsDocument,
} from '../../../graphql/graphql.js';
import type { Refusal } from '../../../ui/data/saving/refusal.js';
import { useSave } from '../../../ui/data/saving/use-save.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { FormRefusal } from '../../../ui/forms/form-refusal.js';
import { Answer } from '../../../ui/layout/answer.js';
import { type StageState, stageState } from './draft-state.js';
import classes from './editor.module.css';
import { StageList } from './stage-list.js';
import { useCriterionChoices } from './use-criterion-choices.js';

/** The version in force: read, never edited. Whoever wants it otherwise writes the next one. */
export function PublishedVersion({ process }: { readonly process: ProcessSettingsFactsFragment }) {
  const { t } = useTranslation('processes');
  const words = useWords();
  const asked = useQuery(ProcessVersionsDocument, { fetchPolicy: 'cache-and-network' });
  const begin = useSave(BeginProcessDraftDocument);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const write = async () => {
    setBusy(true);
    const done = await begin({ processId: process.id }, { refetch: ['ProcessSettings'] });
    setBusy(false);
    setRefusal(done.ok ? null : done.refusal);
  };
  const { current } = process;
  return (
    <>
      <header className={classes.head}>
        <div className={classes.headWords}>
          <h1 className={classes.title}>{words.localised(process.name)}</h1>
          {current && (
            <p className={classes.text}>
              {t('list.inForce', { number: current.number, date: words.moment(current.publishedAt) })}.{' '}
              {t('published.frozen')}
            </p>
          )}
        </div>
        <div className={classes.headActions}>
          <Button leftSection={<IconPencil size={16} />} loading={busy} onClick={() => void write()}>
            {t('published.write')}
          </Button>
        </div>
      </header>
      <FormRefusal refusal={refusal} />
      <Answer asked={asked} lines={8}>
        {({ processes }) => {
          const version = processes.find(({ id }) => id === process.id)?.currentVersion;
          return version ? <Stages stages={version.stages.map(stageState)} /> : null;
        }}
      </Answer>
    </>
  );
}

function Stages({ stages }: { readonly stages: readonly StageState[] }) {
  const { t } = useTranslation('processes');
  const [uid, setUid] = useState(stages[0]?.uid ?? null);
  const stage = stages.find((one) => one.uid === uid);
  return (
    <div className={classes.columns}>
      <section className={classes.stages} aria-label={t('stages.title')}>
        <StageList stages={stages} problems={[]} chosen={uid} onChoose={setUid} />
      </section>
      <div className={classes.panel}>{stage && <StageRead stage={stage} />}</div>
    </div>
  );
}

function StageRead({ stage }: { readonly stage: StageState }) {
  const { t } = useTranslation('processes');
  const words = useWords();
  const { sentence } = useCriterionChoices();
  const guidance = words.localised(stage.guidance);
  return (
    <div className={classes.stage}>
      <h2 className={classes.stageTitle}>{words.localised(stage.name)}</h2>
      {stage.meaning === 'OPEN' ? (
        <dl className={classes.read}>
          <dt>{t('stage.chance')}</dt>
          <dd>{words.percent(String(stage.percent))}</dd>
          <dt>{t('stage.days')}</dt>
          <dd>{stage.expectedDays === '' ? t('stage.noDays') : t('stage.inDays', { count: stage.expectedDays })}</dd>
          <dt>{t('criteria.title')}</dt>
          <dd>
            {stage.criteria.length === 0 && t('criteria.none')}
            <ul className={classes.plainList}>
              {stage.criteria.map((criterion, index) => (
                <li key={`${criterion.kind} ${index}`}>{sentence(criterion)}</li>
              ))}
            </ul>
          </dd>
        </dl>
      ) : (
        <p className={classes.text}>{t(`meaning.${stage.meaning}`)}</p>
      )}
      {guidance && (
        <blockquote className={classes.guidance}>
          <strong>{t('stage.guidance')}</strong>
          {guidance}
        </blockquote>
      )}
    </div>
  );
}
