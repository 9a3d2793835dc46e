import { IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../../ui/data/words/use-words.js';
import type { OpportunityRecord } from '../opportunity/use-opportunity.js';
import { CriterionFiller } from './criterion-filler.js';
import type { FillerProps } from './filler-props.js';
import classes from './gate.module.css';
import type { GateCriteria } from './gate-criteria.js';

export interface CriteriaProps extends Pick<FillerProps, 'reload' | 'onFilled'> {
  readonly gate: GateCriteria;
  readonly record: OpportunityRecord | null;
}

/** What is missing, each with the means to supply it, and what is there already. */
export function Criteria({ gate, record, reload, onFilled }: CriteriaProps) {
  const { t } = useTranslation('sales');
  const words = useWords();
  return (
    <ul className={classes.criteria}>
      {gate.unmet.map((criterion) => (
        <li key={criterion.key}>
          {record && <CriterionFiller criterion={criterion} record={record} reload={reload} onFilled={onFilled} />}
        </li>
      ))}
      {gate.met.map((criterion) => (
        <li key={criterion.key} className={classes.metLine}>
          <IconCircleCheck size={16} aria-label={t('gate.fulfilled')} /> {words.localised(criterion.label)}
        </li>
      ))}
    </ul>
  );
}
