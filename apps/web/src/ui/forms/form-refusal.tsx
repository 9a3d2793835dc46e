import { Alert, Code } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { Refusal } from '../data/saving/refusal.js';
import { useRefusalWords } from '../data/saving/use-refusal-words.js';

/** Why the form was not saved, where no field is to blame. */
export function FormRefusal({ refusal }: { readonly refusal: Refusal | null }) {
  const say = useRefusalWords();
  if (refusal === null) return null;
  return (
    <Alert color="red" icon={<IconAlertTriangle size={18} />} role="alert">
      {say(refusal)}
      {refusal.code.startsWith('INTERNAL') && refusal.traceId && <Code>{refusal.traceId}</Code>}
    </Alert>
  );
}
