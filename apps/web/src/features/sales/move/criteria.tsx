import { IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../../ui/data/words/use-words.js';
import type { OpportunityRecord } from '../opportunity/use-opportunity.js';
import { CriterionFiller } from './criterion-filler.js';
import type { FillerProps } from './filler-props.js';
import classes from './gate.module.css';
import type { GateCriteria } from './gate-criteria.js';
import type { MoveCheck } from './use-move.js';

export interface CriteriaProps extends Pick<FillerProps, 'reload' | 'onFilled'> {
  readonly gate: GateCriteria;
  readonly check: MoveCheck;
  readonly record: OpportunityRecord | null;
}

/** What is missing, each with the means to supply it, and what is there already. */
export function Criteria({ gate, check, record, reload, onFilled }: CriteriaProps) {
  const { t } = useTranslation('sales');
  const words = useWords();
  return (
    <ul className={classes.criteria}>
      {gate.unmet.map((criterion) => (
        <li key={criterion.key}>
          {record && (
            <CriterionFiller
              criterion={criterion}
              record={record}
              approval={approvalFor(check, criterion)}
              hint={hintFor(check, criterion, (text) => words.localised(text))}
              reload={reload}
              onFilled={onFilled}
            />
          )}
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

type Criterion = GateCriteria['unmet'][number];

const unmetOf = (check: MoveCheck, criterion: Criterion) =>
  check.unmet.find((entry) => entry.criterion.key === criterion.key);

function approvalFor(check: MoveCheck, criterion: Criterion): FillerProps['approval'] {
  if (criterion.kind !== 'APPROVAL') return null;
  const stageId = unmetOf(check, criterion)?.stage.id;
  return check.approvals.find((one) => one.roleId === criterion.roleId && one.stageId === stageId) ?? null;
}

function hintFor(
  check: MoveCheck,
  criterion: Criterion,
  localised: (text: { pl: string; en: string }) => string,
): string | null {
  const hint = unmetOf(check, criterion)?.hint;
  return hint ? localised(hint) : null;
}
