import { useTranslation } from 'react-i18next';
import type { ImportFactsFragment } from '../../../graphql/graphql.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import classes from './import.module.css';

/** What becomes of the rows: new, changed, as they were, refused. */
export function Counts({
  shown,
}: {
  readonly shown: Pick<ImportFactsFragment, 'rowsCreated' | 'rowsChanged' | 'rowsUnchanged' | 'rowsRefused'>;
}) {
  const { t } = useTranslation('imports');
  const words = useWords();
  const counts = [
    ['created', shown.rowsCreated],
    ['changed', shown.rowsChanged],
    ['unchanged', shown.rowsUnchanged],
    ['refused', shown.rowsRefused],
  ] as const;
  return (
    <dl className={classes.counts}>
      {counts.map(([name, rows]) => (
        <div key={name} data-name={name} data-some={rows > 0 || undefined}>
          <dt>{t(`count.${name}`)}</dt>
          <dd>{words.number(rows, 0)}</dd>
        </div>
      ))}
    </dl>
  );
}
