import { useRef } from 'react';
import type { SaveFacts } from '../../../ui/data/editing/facts.js';
import { RefusalNotice } from '../../../ui/data/states/refusal-notice.js';
import { MovePath } from './move-path.js';
import classes from './opportunity.module.css';
import { OpportunityConflict } from './opportunity-conflict.js';
import { OpportunityFigures } from './opportunity-figures.js';
import { OpportunityHeader } from './opportunity-header.js';
import { OpportunitySide } from './opportunity-side.js';
import { OpportunitySkeleton } from './opportunity-skeleton.js';
import type { OpportunityTab } from './opportunity-tab-names.js';
import { OpportunityTabs } from './opportunity-tabs.js';
import { type OpenOpportunity, type OpportunityRecord, useOpportunity } from './use-opportunity.js';
import { useOpportunityFacts } from './use-opportunity-facts.js';
import { useOpportunitySave } from './use-opportunity-save.js';

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
  const facts = useOpportunityFacts(record);
  const saving = useOpportunitySave(record, open.reload);
  const logRef = useRef<HTMLInputElement>(null);
  const save: SaveFacts = (input) => saving.save(input);
  const goLog = () => {
    onTab('overview');
    requestAnimationFrame(() => logRef.current?.focus());
  };
  return (
    <article className={classes.view} data-layout={layout} aria-label={record.opportunity.title}>
      <div className={classes.top}>
        <OpportunityHeader record={record} title={facts.title} save={save} onLog={goLog} onGone={onGone} />
        <MovePath record={record} />
        <OpportunityFigures record={record} />
      </div>
      <div className={classes.columns}>
        <OpportunitySide record={record} partial={open.partial} facts={facts} save={save} />
        <OpportunityTabs record={record} partial={open.partial} tab={tab} onTab={onTab} logRef={logRef} />
      </div>
      <OpportunityConflict saving={saving} record={record} facts={facts.all} />
    </article>
  );
}
