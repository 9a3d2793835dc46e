import { skipToken, useFragment, useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CustomerFactsFragmentDoc, CustomerMergePreviewDocument } from '../../../graphql/graphql.js';
import { CustomerPicker } from '../../../ui/data/fields/pickers.js';
import { Answer } from '../../../ui/layout/answer.js';
import { Card } from '../../../ui/layout/card.js';
import { Page } from '../../../ui/layout/page.js';
import classes from './merge.module.css';
import { MergeForm } from './merge-form.js';
import type { MergeSearch } from './merge-search.js';

/** Two customers that are one: which values stay, what goes over. */
export function MergePage() {
  const { t } = useTranslation('customers');
  const search: MergeSearch = useSearch({ from: '/customers/merge' });
  const navigate = useNavigate();
  const { winner, loser } = search;
  const go = (next: MergeSearch) => void navigate({ to: '/customers/merge', search: next, replace: true });
  const isPair = winner !== undefined && loser !== undefined && winner !== loser;
  const asked = useQuery(
    CustomerMergePreviewDocument,
    isPair ? { variables: { winnerId: winner, loserId: loser }, fetchPolicy: 'network-only' } : skipToken,
  );
  const preview = asked.data?.customerMergePreview;
  const named = { winner: useNamed(winner, preview?.winner), loser: useNamed(loser, preview?.loser) };
  return (
    <Page title={t('merge.title')} text={t('merge.text')} width="narrow">
      <Card title={t('merge.which')}>
        <div className={classes.pickers}>
          {(['winner', 'loser'] as const).map((side) => (
            <CustomerPicker
              key={side}
              label={t(`merge.${side}`)}
              value={named[side]}
              onChange={(option) => go({ ...search, [side]: option?.id })}
              creatable={false}
            />
          ))}
        </div>
        {isPair && (
          <Button
            mt="sm"
            size="xs"
            variant="default"
            leftSection={<IconArrowsExchange size={16} aria-hidden />}
            onClick={() => go({ winner: loser, loser: winner })}
          >
            {t('merge.swap')}
          </Button>
        )}
      </Card>
      {isPair && (
        <Answer asked={asked}>
          {({ customerMergePreview }) => <MergeForm key={`${winner} ${loser}`} preview={customerMergePreview} />}
        </Answer>
      )}
    </Page>
  );
}

/** One that was chosen by itself is known from where it was chosen. */
function useNamed(id: string | undefined, side: { readonly customer: { readonly name: string } } | undefined) {
  const seen = useFragment({
    fragment: CustomerFactsFragmentDoc,
    fragmentName: 'CustomerFacts',
    from: { __typename: 'Customer', id: id ?? '' },
  });
  if (id === undefined) return null;
  return { id, name: side?.customer.name ?? (seen.dataState === 'complete' ? seen.data.name : '…') };
}
