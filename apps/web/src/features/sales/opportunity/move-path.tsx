import { Popover } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { StatePath } from '../../../ui/data/stages/state-path.js';
import { Gate } from '../move/gate.js';
import { useMove } from '../move/use-move.js';
import classes from './opportunity.module.css';
import { WhoChanged } from './who-changed.js';
import type { OpportunityRecord } from './use-opportunity.js';

/** The way of the sale; a stage whose gate is unmet opens the gate right under it. */
export function MovePath({ record }: { readonly record: OpportunityRecord }) {
  const { t } = useTranslation('sales');
  const moves = useMove();
  const { opportunity, stages } = record;
  if (stages.length === 0) return <div className={classes.pathPlace} />;
  const under =
    moves.under?.id === opportunity.id ? stages.find((stage) => stage.id === moves.under?.stageId) : undefined;
  return (
    <Popover
      withRoles={false}
      opened={moves.asked !== null}
      onClose={moves.cancel}
      position="bottom"
      width="min(380px, calc(100vw - 16px))"
      shadow="lg"
      withinPortal
      trapFocus
      returnFocus
      closeOnClickOutside={false}
    >
      <Popover.Target>
        <div className={classes.titleLine}>
          <StatePath
            stages={stages}
            current={under ?? opportunity.stage}
            asked={moves.asked?.stage.id ?? null}
            canMove={record.canEdit}
            onMove={(stage) => void moves.request(opportunity, stage)}
          />
          <WhoChanged id={opportunity.id} field="stage" label={t('past.stage')} />
        </div>
      </Popover.Target>
      <Popover.Dropdown>
        <Gate moves={moves} />
      </Popover.Dropdown>
    </Popover>
  );
}
