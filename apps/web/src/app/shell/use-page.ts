import { useMatches } from '@tanstack/react-router';
import type { PageName, PageSection } from '../router.js';

export interface Page {
  readonly title: PageName | null;
  readonly section: PageSection | null;
  readonly creates: 'opportunity' | 'customer' | null;
  readonly titledByBar: boolean;
}

/** What the innermost route says about itself. */
export function usePage(): Page {
  const data = useMatches({ select: (matches) => matches.at(-1)?.staticData });
  return {
    title: data?.title ?? null,
    section: data?.section ?? null,
    creates: data?.creates ?? null,
    titledByBar: data?.titledByBar ?? false,
  };
}
