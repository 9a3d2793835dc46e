import { Text } from '@mantine/core';
import { useState } from 'react';
import { ChangeOpportunityDocument, type OpportunityChangeInput } from '../../../graphql/graphql.js';
import { sameValue } from '../../../ui/data/editing/fact.js';
import { FactEditor } from '../../../ui/data/editing/fact-editor.js';
import { useRefusalWords } from '../../../ui/data/saving/use-refusal-words.js';
import { useSave } from '../../../ui/data/saving/use-save.js';
import { recordOf } from '../opportunity/use-opportunity.js';
import { useOpportunityFacts } from '../opportunity/use-opportunity-facts.js';
import { AFTER_SALE } from '../opportunity/use-opportunity-save.js';
import type { SaleRow } from './sale-row.js';

export type QuickField = 'amount' | 'expectedCloseDate' | 'ownerId' | 'tagIds';

export interface QuickEditProps {
  readonly sale: SaleRow;
  readonly field: QuickField;
  readonly onClose: () => void;
}

/** Owner, date, amount or tags straight from the list: the pencil, the value, Enter. */
export function QuickEdit({ sale, field, onClose }: QuickEditProps) {
  const say = useRefusalWords();
  const save = useSave(ChangeOpportunityDocument);
  const record = recordOf(sale);
  const { all } = useOpportunityFacts(record);
  const [attempt, setAttempt] = useState<{ count: number; draft: unknown; problem: string | null }>({
    count: 0,
    draft: null,
    problem: null,
  });
  const fact = all.find((one) => one.field === field);
  if (!fact) return null;
  const commit = async (value: unknown, draft: unknown) => {
    if (sameValue(value, fact.read(record))) return onClose();
    const input = { ...fact.input(value), id: sale.id, expectedVersion: sale.version } as OpportunityChangeInput;
    const saved = await save({ input }, { refetch: AFTER_SALE });
    if (saved.ok) onClose();
    else setAttempt((now) => ({ count: now.count + 1, draft, problem: say(saved.refusal) }));
  };
  return (
    <>
      <Text size="xs" c="dimmed" mb={4}>
        {fact.label}
      </Text>
      <FactEditor
        key={attempt.count}
        fact={fact}
        draft={attempt.draft ?? fact.draft(fact.read(record))}
        problem={attempt.problem}
        onCommit={(value, draft) => void commit(value, draft)}
        onCancel={onClose}
      />
    </>
  );
}
