import { useRef, useState } from 'react';
import type { SaveFacts } from '../../../ui/data/editing/facts.js';
import { RefusalNotice } from '../../../ui/data/states/refusal-notice.js';
import { MovePath } from './move-path.js';
import classes from './opportunity.module.css';
import { BeforeAnything } from './before-anything.js';
import { OpportunityConflict } from './opportunity-conflict.js';
import { OpportunityFigures } from './opportunity-figures.js';
import { OpportunityHeader } from './opportunity-header.js';
import { OpportunitySide } from './opportunity-side.js';
import { OpportunitySkeleton } from './opportunity-skeleton.js';
import type { OpportunityTab } from './opportunity-tab-names.js';
import { OpportunityTabs } from './opportunity-tabs.js';
import { PastBanner } from './past-banner.js';
import { SalePastContext } from './sale-past.js';
import { usePastRecord } from './use-past-record.js';
import type { RegisterSearch } from './use-register-filters.js';
import { type OpenOpportunity, type OpportunityRecord, useOpportunity } from './use-opportunity.js';
import { useOpportunityFacts } from './use-opportunity-facts.js';
import { useOpportunitySave } from './use-opportunity-save.js';

export interface OpportunityViewProps {
  readonly id: string;
  readonly tab: OpportunityTab;
  readonly onTab: (tab: OpportunityTab) => void;
  readonly layout: 'page' | 'panel';
  readonly onGone: () => void;
  /** Where the address keeps the instant shown; without them the view keeps it itself. */
  readonly asOf?: string | null;
  readonly onAsOf?: (at: string | null) => void;
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

/** The sale as it is, or as it was at an instant: then nothing on it can be changed. */
function Opened({ record: present, open, tab, onTab, layout, onGone, asOf, onAsOf }: OpenedProps) {
  const [ownAt, setOwnAt] = useState<string | null>(null);
  const [search, setSearch] = useState<RegisterSearch>({});
  const at = onAsOf ? (asOf ?? null) : ownAt;
  const go = onAsOf ?? setOwnAt;
  const past = usePastRecord(present.opportunity.id, at);
  const record = at === null ? present : past.record;
  const openRegister = (field: string) => {
    setSearch({ fields: [field] });
    onTab('register');
  };
  return (
    <SalePastContext.Provider value={{ at, go, openRegister }}>
      <article
        className={classes.view}
        data-layout={layout}
        data-past={at === null ? undefined : true}
        aria-label={present.opportunity.title}
      >
        {at !== null && <PastBanner at={at} past={past} onNow={() => go(null)} />}
        {record === null ? (
          <BeforeAnything id={present.opportunity.id} loading={past.loading} search={search} onSearch={setSearch} />
        ) : (
          <Parts {...{ record, open, tab, onTab, onGone, search }} onSearch={setSearch} />
        )}
      </article>
    </SalePastContext.Provider>
  );
}

interface PartsProps extends Pick<OpenedProps, 'record' | 'open' | 'tab' | 'onTab' | 'onGone'> {
  readonly search: RegisterSearch;
  readonly onSearch: (search: RegisterSearch) => void;
}

function Parts({ record, open, tab, onTab, onGone, search, onSearch }: PartsProps) {
  const facts = useOpportunityFacts(record);
  const saving = useOpportunitySave(record, open.reload);
  const logRef = useRef<HTMLInputElement>(null);
  const save: SaveFacts = (input) => saving.save(input);
  const goLog = () => {
    onTab('overview');
    requestAnimationFrame(() => logRef.current?.focus());
  };
  return (
    <>
      <div className={classes.top}>
        <OpportunityHeader
          record={record}
          title={facts.title}
          partial={open.partial}
          save={save}
          onLog={goLog}
          onGone={onGone}
        />
        <MovePath record={record} />
        <OpportunityFigures record={record} />
      </div>
      <div className={classes.columns}>
        <OpportunitySide record={record} partial={open.partial} facts={facts} save={save} />
        <OpportunityTabs {...{ record, tab, onTab, logRef, search, onSearch }} partial={open.partial} />
      </div>
      <OpportunityConflict saving={saving} record={record} facts={facts.all} />
    </>
  );
}
