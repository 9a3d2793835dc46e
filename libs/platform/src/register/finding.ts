/** What a verification found; the first of a stream only, because nothing behind it can be told any more. */
export type Finding =
  | {
      /**
       * `ENTRY_CHANGED`: the entry is not what was sealed. `ENTRY_MISSING`: it was sealed and is gone. `SEAL_MISSING`:
       * the chain has a hole. `CHAIN_CUT`: an anchor knows a later end. `CHAIN_REWRITTEN`: an anchor knows another
       * entry at this place, or before it.
       */
      readonly kind: 'ENTRY_CHANGED' | 'ENTRY_MISSING' | 'SEAL_MISSING' | 'CHAIN_CUT' | 'CHAIN_REWRITTEN';
      /** Kind and id, as in `sale/0193…`. */
      readonly stream: string;
      readonly position: number;
      /** Its id, where there is still something that names it. */
      readonly entry: string | null;
    }
  | {
      /** `ANCHOR_CHANGED`: the file is not what was written. `ANCHOR_MISSING`: the database knows it, the file does not. */
      readonly kind: 'ANCHOR_CHANGED' | 'ANCHOR_MISSING';
      readonly anchor: number;
    };
