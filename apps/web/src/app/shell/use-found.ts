import { useQuery } from '@apollo/client/react';
import { IconAddressBook, IconBuilding, IconTargetArrow, IconUser } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { SearchEverythingDocument, type SearchKind } from '../../graphql/graphql.js';
import type { Command } from './palette-commands.js';

const ICONS = {
  CUSTOMER: IconBuilding,
  OPPORTUNITY: IconTargetArrow,
  CONTACT: IconAddressBook,
  PERSON: IconUser,
} as const;
const SHORTEST = 2;

/** Records by a part of their name. The last answer stays in sight till the next one is here. */
export function useFound(text: string): { readonly hits: readonly Command[]; readonly loading: boolean } {
  const { t } = useTranslation('shell');
  const open = useOpenHit();
  const skip = text.length < SHORTEST;
  const { data, previousData, loading } = useQuery(SearchEverythingDocument, {
    variables: { text },
    skip,
    fetchPolicy: 'network-only',
  });
  const hits = skip ? [] : ((data ?? previousData)?.search ?? []);
  return {
    loading,
    hits: hits.map((hit) => ({
      key: `${hit.kind}-${hit.id}`,
      group: t(`found.${hit.kind}`),
      name: hit.title,
      hint: hit.subtitle,
      icon: ICONS[hit.kind],
      run: () => open(hit.kind, hit.id, hit.title),
    })),
  };
}

function useOpenHit() {
  const navigate = useNavigate();
  return (kind: SearchKind, id: string, title: string) => {
    if (kind === 'CUSTOMER' || kind === 'CONTACT')
      void navigate({ to: '/customers/$customerId', params: { customerId: id } });
    else if (kind === 'OPPORTUNITY')
      void navigate({ to: '/opportunities/$opportunityId', params: { opportunityId: id } });
    else void navigate({ to: '/settings/people', search: { q: title } });
  };
}
