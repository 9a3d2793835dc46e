import { useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import { ProcessesDocument, type ProcessesQuery } from '../../../graphql/graphql.js';
import type { Option } from '../../../ui/data/fields/use-field-options.js';
import { useWords } from '../../../ui/data/words/use-words.js';

export type Process = ProcessesQuery['processes'][number];

export function useProcesses(): readonly Process[] {
  const { data } = useQuery(ProcessesDocument);
  return useMemo(() => (data?.processes ?? []).filter((process) => process.active), [data]);
}

/** The stages to filter by, told apart by their process where there are several. */
export function useStageOptions(processIds: readonly string[] | undefined): readonly Option[] {
  const words = useWords();
  const processes = useProcesses();
  return useMemo(() => {
    const asked = processes.filter((process) => processIds === undefined || processIds.includes(process.id));
    return asked.flatMap((process) =>
      process.currentVersion.stages.map((stage) => ({
        id: stage.id,
        name: words.localised(stage.name),
        ...(asked.length > 1 ? { hint: words.localised(process.name) } : {}),
      })),
    );
  }, [words, processes, processIds]);
}
