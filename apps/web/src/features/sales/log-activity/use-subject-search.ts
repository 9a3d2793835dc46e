import { useApolloClient } from '@apollo/client/react';
import { useCallback, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FindSubjectsDocument } from '../../../graphql/graphql.js';
import type { About } from '../../../ui/data/activities/use-log.js';
import type { Option } from '../../../ui/data/fields/use-field-options.js';

/** A sale or a customer that an activity may be about. */
export interface Subject extends Option {
  readonly about: About;
}

const SHORTEST = 2;

/** Finds sales and customers by a part of their name, each said to be what it is. */
export function useSubjectSearch() {
  const { t } = useTranslation('sales');
  const client = useApolloClient();
  const found = useRef<ReadonlyMap<string, Subject>>(new Map());
  const search = useCallback(
    async (text: string): Promise<readonly Option[]> => {
      if (text.length < SHORTEST) return [];
      const { data } = await client.query({
        query: FindSubjectsDocument,
        variables: { text },
        fetchPolicy: 'network-only',
      });
      const subjects = (data?.search ?? []).flatMap((hit): Subject[] => {
        const { id, title: name, subtitle } = hit;
        if (hit.kind === 'CUSTOMER')
          return [
            { id, name, hint: [t('log.customer'), subtitle].filter(Boolean).join(' · '), about: { customerId: id } },
          ];
        if (hit.kind === 'OPPORTUNITY')
          return [
            { id, name, hint: [t('log.sale'), subtitle].filter(Boolean).join(' · '), about: { opportunityId: id } },
          ];
        return [];
      });
      found.current = new Map(subjects.map((subject) => [subject.id, subject]));
      return subjects;
    },
    [client, t],
  );
  return useMemo(() => ({ search, subjectOf: (option: Option) => found.current.get(option.id) ?? null }), [search]);
}
