import { useQuery } from '@apollo/client/react';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ConvertMoneyDocument } from '../../graphql/graphql.js';
import { refusalOf } from '../../ui/data/saving/refusal.js';
import { useRefusalWords } from '../../ui/data/saving/use-refusal-words.js';
import { useWords } from '../../ui/data/words/use-words.js';
import { conversionAsked } from './conversion-asked.js';
import type { Command } from './palette-commands.js';

/** An amount that somebody typed, in another currency at today's rate; choosing it leads to where the rates are. */
export function useConversion(text: string): readonly Command[] {
  const { t } = useTranslation('shell');
  const words = useWords();
  const say = useRefusalWords();
  const navigate = useNavigate();
  const asked = conversionAsked(text);
  const from = asked?.from ?? words.baseCurrency;
  const into = asked?.into ?? (from === words.baseCurrency ? 'EUR' : words.baseCurrency);
  const { data, error } = useQuery(ConvertMoneyDocument, {
    variables: { amount: { amount: asked?.amount ?? '0', currency: from }, into },
    skip: asked === null,
    fetchPolicy: 'network-only',
  });
  if (asked === null || (!data && !error)) return [];
  const amount = words.money({ amount: asked.amount, currency: from });
  const rates = (data?.convertMoney.rates ?? []).map(
    ({ currency, shown, date }) =>
      `1 ${currency} = ${words.number(shown, 4)} ${words.baseCurrency} (${words.date(date)})`,
  );
  return [
    {
      key: 'conversion',
      group: t('conversion.group'),
      name: data ? `${amount} = ${words.money(data.convertMoney.money)}` : `${amount} → ${into}`,
      hint: data ? rates.join(', ') : say(refusalOf(error)),
      icon: IconArrowsExchange,
      run: () => void navigate({ to: '/settings/rates' }),
    },
  ];
}
