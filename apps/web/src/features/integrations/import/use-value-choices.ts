import { useState } from 'react';
import type { ImportFactsFragment } from '../../../graphql/graphql.js';
import type { ImportWork } from './use-import-work.js';
import { type Choices, firstChoices, isUndecided, toMapping } from './value-choices.js';

export interface ValueChoices {
  readonly chosen: Choices;
  readonly choose: (part: Choices) => void;
  /** Choices that the server does not know yet. */
  readonly pending: boolean;
  /** Sends them, and checks the file again with them. */
  readonly apply: () => Promise<void>;
}

/** What the person chose for unknown values, over what we would choose for them. */
export function useValueChoices({ unknownValues, fields }: ImportFactsFragment, work: ImportWork): ValueChoices {
  const [own, setOwn] = useState<Choices>({});
  const chosen = { ...firstChoices(unknownValues, fields), ...own };
  return {
    chosen,
    choose: (part) => setOwn((now) => ({ ...now, ...part })),
    pending: isUndecided(unknownValues, chosen),
    apply: async () => {
      if (await work.mapValues(toMapping(unknownValues, chosen))) await work.check();
    },
  };
}
