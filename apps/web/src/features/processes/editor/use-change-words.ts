import { useTranslation } from 'react-i18next';
import type { ProcessChangeKind, ProcessDraftFactsFragment } from '../../../graphql/graphql.js';
import { useWords } from '../../../ui/data/words/use-words.js';

export type ProcessChange = ProcessDraftFactsFragment['changes'][number];
type Sign = 'added' | 'removed' | 'moved' | 'changed';

const SIGNS: Partial<Record<ProcessChangeKind, Sign>> = {
  STAGE_ADDED: 'added',
  CRITERION_ADDED: 'added',
  STAGE_REMOVED: 'removed',
  CRITERION_REMOVED: 'removed',
  STAGE_MOVED: 'moved',
};

/** One difference between two versions as a sentence, with the sign it stands under. */
export function useChangeWords(): (change: ProcessChange) => { readonly sign: Sign; readonly words: string } {
  const { t } = useTranslation('processes');
  const words = useWords();
  return ({ kind, stage, from, to }) => {
    const said = (value: ProcessChange['from']) => (value ? words.localised(value) : '');
    const percent = (value: ProcessChange['from']) =>
      words.percent(String(Math.round(Number(value?.en ?? 0) * 10_000) / 100));
    const plain = {
      stage: said(stage),
      from: said(from) || t('change.nothing'),
      to: said(to) || t('change.nothing'),
    };
    const values =
      kind === 'PROBABILITY'
        ? { ...plain, from: percent(from), to: percent(to) }
        : kind === 'MEANING'
          ? { ...plain, from: t(`meaning.${from?.en as 'OPEN'}`), to: t(`meaning.${to?.en as 'OPEN'}`) }
          : plain;
    return { sign: SIGNS[kind] ?? 'changed', words: t(`change.${kind}`, values) };
  };
}
