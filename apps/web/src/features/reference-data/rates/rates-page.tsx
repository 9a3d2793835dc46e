import { useQuery } from '@apollo/client/react';
import { Text } from '@mantine/core';
import { IconCurrencyEuro } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ExchangeRatesDocument, type ExchangeRatesQuery } from '../../../graphql/graphql.js';
import { EmptyState } from '../../../ui/data/states/empty-state.js';
import { useMay } from '../../../ui/data/words/use-viewer.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { Answer } from '../../../ui/layout/answer.js';
import { Card } from '../../../ui/layout/card.js';
import { Page } from '../../../ui/layout/page.js';
import { Table } from '../../../ui/layout/table.js';
import { NewRateForm } from './new-rate-form.js';

type Rate = ExchangeRatesQuery['exchangeRates'][number];

/** Rates kept by hand: from their day on, what one unit of a currency is worth in the base currency. */
export function RatesPage() {
  const { t } = useTranslation('settings');
  const words = useWords();
  const may = useMay('rate.manage');
  const asked = useQuery(ExchangeRatesDocument, { fetchPolicy: 'cache-and-network' });
  return (
    <Page title={t('rates.title')} text={t('rates.text', { currency: words.baseCurrency })} width="narrow">
      {may && (
        <Card title={t('rates.new')}>
          <NewRateForm />
        </Card>
      )}
      <Card flush>
        <Answer asked={asked}>
          {({ exchangeRates }) =>
            exchangeRates.length === 0 ? (
              <EmptyState
                icon={<IconCurrencyEuro size={32} stroke={1.4} />}
                title={t('rates.empty')}
                text={t('rates.emptyText')}
              />
            ) : (
              <Table
                label={t('rates.title')}
                head={[
                  t('rates.currency'),
                  { name: t('rates.rate'), number: true },
                  t('rates.from'),
                  t('rates.recorded'),
                ]}
                minWidth={480}
              >
                {exchangeRates.map((rate) => (
                  <RateRow key={rate.id} rate={rate} />
                ))}
              </Table>
            )
          }
        </Answer>
      </Card>
    </Page>
  );
}

function RateRow({ rate }: { readonly rate: Rate }) {
  const words = useWords();
  return (
    <tr>
      <td>
        <Text span fw={500}>
          1 {rate.currency}
        </Text>
      </td>
      <td data-number>
        {words.number(rate.rate, 8)} {words.baseCurrency}
      </td>
      <td title={words.fullDate(rate.validFrom)}>{words.date(rate.validFrom)}</td>
      <td>
        <Text span c="dimmed" title={words.fullMoment(rate.recordedAt)}>
          {[rate.recordedBy?.name, words.moment(rate.recordedAt)].filter(Boolean).join(', ')}
        </Text>
      </td>
    </tr>
  );
}
