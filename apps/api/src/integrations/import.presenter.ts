import { type ImportView, ownEntry } from '@kontor/integrations';
import type { ImportField } from '@kontor/platform';
import type { ImportType } from './import.type.js';

const SAMPLES = 3;

/** An import with what its columns may mean, which the context of its records says. */
export function presentImport(view: ImportView, fields: readonly ImportField[]): ImportType {
  return {
    ...view,
    dialect: { ...view.dialect },
    columns: view.columnNames.map((name, index) => ({
      name,
      sample: view.preview
        .map((row) => row[index] ?? '')
        .filter((cell) => cell !== '')
        .slice(0, SAMPLES),
      field: ownEntry(view.mapping, name) ?? null,
    })),
    fields: fields.map(({ key, label, required, kind, creatable }) => ({
      key,
      label: { ...label },
      required,
      kind,
      creatable,
    })),
    preview: view.preview.map((row) => [...row]),
    unknownValues: view.unknownValues.map((unknown) => ({
      ...unknown,
      target: ownEntry(ownEntry(view.valueMapping, unknown.field) ?? {}, unknown.value) ?? null,
      suggestions: [...unknown.suggestions],
    })),
    problems: view.problems.map((problem) => ({ ...problem, cells: [...problem.cells] })),
    requestedBy: { ...view.requestedBy },
  };
}
