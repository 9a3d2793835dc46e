import { createContext, useContext } from 'react';

/** Which instant the page shows, and the ways from a fact into the register. */
export interface SalePast {
  /** `null` is now. */
  readonly at: string | null;
  readonly go: (at: string | null) => void;
  readonly openRegister: (field: string) => void;
}

const NOW: SalePast = { at: null, go: () => undefined, openRegister: () => undefined };

export const SalePastContext = createContext<SalePast>(NOW);

export const useSalePast = (): SalePast => useContext(SalePastContext);
