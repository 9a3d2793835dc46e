import type { ImportFactsFragment, ImportStatus } from '../../../graphql/graphql.js';

export type StepName = 'file' | 'columns' | 'values' | 'check' | 'run';
export type StepState = 'todo' | 'now' | 'working' | 'done' | 'attention';

type Facts = Pick<ImportFactsFragment, 'status' | 'unknownValues' | 'columns' | 'fields' | 'rowsRefused' | 'startedAt'>;

const WORKING: readonly ImportStatus[] = ['CHECKING', 'RUNNING', 'CANCELLING'];

export const isWorking = (status: ImportStatus): boolean => WORKING.includes(status);

/** Required fields that no column means yet: without them a row cannot become a record. */
export const missingFields = ({ fields, columns }: Pick<Facts, 'fields' | 'columns'>): Facts['fields'] =>
  fields.filter(({ key, required }) => required && !columns.some(({ field }) => field === key));

/** Values of the file that name nothing here and that nobody has said the meaning of. */
export const unmappedValues = ({ unknownValues }: Pick<Facts, 'unknownValues'>): Facts['unknownValues'] =>
  unknownValues.filter(({ target }) => target === null);

/** Where each step stands; there is always exactly one thing to do next. */
export function stepStates(facts: Facts): Readonly<Record<StepName, StepState>> {
  const { status } = facts;
  const checked = status !== 'UPLOADED' && status !== 'CHECKING';
  const missing = missingFields(facts).length > 0;
  const unmapped = unmappedValues(facts).length > 0;
  return {
    file: 'done',
    columns: missing ? 'attention' : status === 'UPLOADED' ? 'now' : 'done',
    values: !checked ? 'todo' : unmapped ? 'attention' : 'done',
    check:
      status === 'CHECKING'
        ? 'working'
        : !checked
          ? missing
            ? 'todo'
            : 'now'
          : facts.rowsRefused > 0 && status === 'CHECKED'
            ? 'attention'
            : 'done',
    run:
      status === 'RUNNING' || status === 'CANCELLING'
        ? 'working'
        : status === 'DONE'
          ? 'done'
          : status === 'FAILED' || status === 'CANCELLED'
            ? 'attention'
            : status === 'CHECKED'
              ? 'now'
              : 'todo',
  };
}

/** Milliseconds to go at the pace so far; `null` until there is a pace to speak of. */
export function timeLeftMs(
  { rowsRead, rowsTotal, startedAt }: Pick<ImportFactsFragment, 'rowsRead' | 'rowsTotal' | 'startedAt'>,
  now: Date,
): number | null {
  if (rowsTotal === null || startedAt === null || rowsRead === 0) return null;
  const passed = now.getTime() - new Date(startedAt).getTime();
  return passed < 500 ? null : Math.round((passed / rowsRead) * Math.max(0, rowsTotal - rowsRead));
}
