import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import classes from './collection.module.css';
import { CollectionCards } from './collection-cards.js';
import { CollectionState } from './collection-state.js';
import { CollectionTable } from './collection-table.js';
import { CollectionToolbar } from './collection-toolbar.js';
import type { CollectionProps } from './collection-types.js';
import { useArrangement } from './use-arrangement.js';
import { useSelection } from './use-selection.js';

/** A list of records: one toolbar line, the rows, their totals. On a narrow screen the rows are cards. */
export function Collection<TRow extends { readonly id: string }>(props: CollectionProps<TRow>) {
  const { name, columns, loaded, filters = [], search, empty } = props;
  const narrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const arrangement = useArrangement(name, columns);
  const selection = useSelection();
  const [active, setActive] = useState(0);
  const filtered = filters.some((filter) => filter.words !== null) || (search?.text ?? '') !== '';
  const Rows = narrow ? CollectionCards : CollectionTable;
  const hasRows = loaded.rows !== null && loaded.rows.length > 0;
  return (
    <section className={classes.collection} aria-label={props.label}>
      <CollectionToolbar {...props} arrangement={arrangement} selection={selection} narrow={narrow} />
      {hasRows ? (
        <Rows {...props} arrangement={arrangement} selection={selection} active={active} onActive={setActive} />
      ) : (
        <CollectionState
          loaded={loaded}
          rowHeight={arrangement.rowHeight}
          filtered={filtered}
          empty={empty}
          {...(props.onClearFilters ? { onClearFilters: props.onClearFilters } : {})}
        />
      )}
    </section>
  );
}
