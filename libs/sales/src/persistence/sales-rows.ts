import { DimensionRow } from './dimension.row.js';
import { DimensionValueRow } from './dimension-value.row.js';
import { PickListValueRow } from './pick-list-value.row.js';
import { ProcessRow } from './process.row.js';
import { ProcessVersionRow } from './process-version.row.js';
import { StageRow } from './stage.row.js';

/** The entities of this context, for the data source of whoever runs it. */
export const salesRows = [ProcessRow, ProcessVersionRow, StageRow, DimensionRow, DimensionValueRow, PickListValueRow];
