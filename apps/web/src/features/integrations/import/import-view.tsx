import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportFactsFragment } from '../../../graphql/graphql.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { sizeInWords } from '../../../ui/format/sizes.js';
import { FormRefusal } from '../../../ui/forms/form-refusal.js';
import { Page } from '../../../ui/layout/page.js';
import { ImportStatusBadge } from '../imports/import-status-badge.js';
import { CheckResult } from './check-result.js';
import { ColumnsStep } from './columns-step.js';
import { FileStep } from './file-step.js';
import { stepStates, unmappedValues } from './import-phase.js';
import { ImportProgressLine } from './import-progress-line.js';
import { NextAction } from './next-action.js';
import { RunResult } from './run-result.js';
import { Step } from './step.js';
import { useImportWork } from './use-import-work.js';
import { useValueChoices } from './use-value-choices.js';
import { ValuesStep } from './values-step.js';

export interface ImportViewProps {
  readonly shown: ImportFactsFragment;
  readonly reload: () => Promise<unknown>;
}

/** Will this do what I want? One page from the file to the result, each part foldable, one thing to do next. */
export function ImportView({ shown, reload }: ImportViewProps) {
  const { t } = useTranslation('imports');
  const words = useWords();
  const work = useImportWork(shown, reload);
  const choices = useValueChoices(shown, work);
  const states = stepStates(shown);
  const { status } = shown;
  const unknown = shown.unknownValues.length;
  const ran = status === 'DONE' || status === 'CANCELLED' || status === 'FAILED';
  return (
    <Page
      title={shown.fileName}
      text={`${t(`kind.${shown.kind}`)} · ${sizeInWords(shown.fileSize, words.language)} · ${shown.requestedBy.name}`}
      actions={<ImportStatusBadge status={status} />}
    >
      <FormRefusal refusal={work.refusal} />
      <Step
        name="file"
        state={states.file}
        openAtFirst={status === 'UPLOADED'}
        summary={t('file.summary', { source: shown.sourceName, encoding: shown.dialect.encoding })}
      >
        <FileStep shown={shown} work={work} />
      </Step>
      <Step
        name="columns"
        state={states.columns}
        openAtFirst={status === 'UPLOADED'}
        summary={t('columns.summary', {
          used: shown.columns.filter(({ field }) => field !== null).length,
          count: shown.columns.length,
        })}
      >
        <ColumnsStep shown={shown} work={work} />
      </Step>
      <Step
        name="values"
        state={states.values}
        openAtFirst={unmappedValues(shown).length > 0}
        summary={states.values === 'todo' ? t('values.later') : t('values.summary', { count: unknown })}
      >
        {states.values === 'todo' ? (
          <Text c="dimmed">{t('values.laterText')}</Text>
        ) : (
          <ValuesStep shown={shown} choices={choices} />
        )}
      </Step>
      <Step
        name="check"
        state={states.check}
        openAtFirst={status === 'CHECKED' || status === 'CHECKING'}
        summary={t('check.summary')}
      >
        {status === 'CHECKING' ? (
          <ImportProgressLine shown={shown} />
        ) : status === 'CHECKED' ? (
          <CheckResult shown={shown} />
        ) : (
          <Text c="dimmed">
            {t(ran || status === 'RUNNING' || status === 'CANCELLING' ? 'check.over' : 'check.text')}
          </Text>
        )}
      </Step>
      <Step name="run" state={states.run} openAtFirst={ran || states.run === 'working'} summary={t('run.summary')}>
        {states.run === 'working' ? (
          <ImportProgressLine shown={shown} />
        ) : ran ? (
          <RunResult shown={shown} />
        ) : (
          <Text c="dimmed">{t('run.text')}</Text>
        )}
      </Step>
      <NextAction shown={shown} work={work} choices={choices} />
    </Page>
  );
}
