import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Popover } from '@mantine/core';
import { Facts, type SaveFacts } from '../../../ui/data/editing/facts.js';
import { StatePath } from '../../../ui/data/stages/state-path.js';
import { RefusalNotice } from '../../../ui/data/states/refusal-notice.js';
import { Gate } from '../move/gate.js';
import { useMove } from '../move/use-move.js';
import classes from './opportunity.module.css';
import { OpportunityConflict } from './opportunity-conflict.js';
import { OpportunityFigures } from './opportunity-figures.js';
import { OpportunityHeader } from './opportunity-header.js';
import type { OpportunityTab } from './opportunity-tab-names.js';
import { OpportunityTabs } from './opportunity-tabs.js';
import { SaleContacts } from './sale-contacts.js';
import { Splits } from './splits-editor.js';
import { type OpenOpportunity, useOpportunity, type OpportunityRecord } from './use-opportunity.js';
import { useDeleteOpportunity } from './use-delete-opportunity.js';
import { useOpportunityFacts } from './use-opportunity-facts.js';
import { useOpportunitySave } from './use-opportunity-save.js';
import { OpportunitySkeleton } from './opportunity-skeleton.js';

export interface OpportunityViewProps {
  readonly id: string;
  readonly tab: OpportunityTab;
  readonly onTab: (tab: OpportunityTab) => void;
  readonly layout: 'page' | 'panel';
  readonly onGone: () => void;
}

/** One sale: what it is, what is next, what happened. The page and the panel beside a list are the same thing. */
export function OpportunityView(props: OpportunityViewProps) {
  const open = useOpportunity(props.id);
  if (open.record) return <Opened {...props} open={open} record={open.record} />;
  if (open.refusal) return <RefusalNotice refusal={open.refusal} onRetry={() => void open.reload()} />;
  return <OpportunitySkeleton />;
}

interface OpenedProps extends OpportunityViewProps {
  readonly open: OpenOpportunity;
  readonly record: OpportunityRecord;
}

function Opened({ record, open, tab, onTab, layout, onGone }: OpenedProps) {
  const { t } = useTranslation('sales');
  const facts = useOpportunityFacts(record);
  const saving = useOpportunitySave(record, open.reload);
  const remove = useDeleteOpportunity(onGone);
  const logRef = useRef<HTMLInputElement>(null);
  const save: SaveFacts = (input) => saving.save(input);
  const goLog = () => {
    onTab('overview');
    requestAnimationFrame(() => logRef.current?.focus());
  };
  return (
    <article className={classes.view} data-layout={layout} aria-label={record.opportunity.title}>
      <div className={classes.top}>
        <OpportunityHeader
          record={record}
          title={facts.title}
          save={save}
          onLog={goLog}
          onDelete={() => void remove(record.opportunity)}
        />
        <MovePath record={record} />
        <OpportunityFigures record={record} />
      </div>
      <div className={classes.columns}>
        <div className={classes.side} data-partial={open.partial || undefined}>
          <section className={`${classes.block} ${classes.mainFacts}`} aria-label={t('facts.heading')}>
            <Facts label={t('facts.heading')} record={record} facts={facts.main} canEdit={record.canEdit} save={save} />
          </section>
          {!open.partial && (
            <div className={classes.rest}>
              <SaleContacts record={record} save={save} />
              <section className={classes.block} aria-label={t('facts.more')}>
                <h2 className={classes.blockTitle}>{t('facts.more')}</h2>
                <Facts
                  label={t('facts.more')}
                  record={record}
                  facts={facts.more}
                  canEdit={record.canEdit}
                  save={save}
                />
              </section>
              <Splits record={record} save={save} />
            </div>
          )}
        </div>
        <OpportunityTabs record={record} partial={open.partial} tab={tab} onTab={onTab} logRef={logRef} />
      </div>
      <OpportunityConflict saving={saving} record={record} facts={facts.all} />
    </article>
  );
}

/** The way of the sale; a stage whose gate is unmet opens the gate right under it. */
function MovePath({ record }: { readonly record: OpportunityRecord }) {
  const moves = useMove();
  const [opened, setOpened] = useState(true);
  if (record.stages.length === 0) return <div className={classes.pathPlace} />;
  return (
    <Popover
      opened={moves.asked !== null && opened}
      onChange={setOpened}
      onClose={moves.cancel}
      position="bottom"
      width={380}
      shadow="lg"
      withinPortal
      trapFocus
      closeOnClickOutside={false}
    >
      <Popover.Target>
        <div>
          <StatePath
            stages={record.stages}
            current={
              moves.under?.id === record.opportunity.id
                ? (record.stages.find((stage) => stage.id === moves.under?.stageId) ?? record.opportunity.stage)
                : record.opportunity.stage
            }
            asked={moves.asked?.stage.id ?? null}
            canMove={record.canEdit}
            onMove={(stage) => {
              setOpened(true);
              void moves.request(record.opportunity, stage);
            }}
          />
        </div>
      </Popover.Target>
      <Popover.Dropdown>
        <Gate moves={moves} />
      </Popover.Dropdown>
    </Popover>
  );
}
