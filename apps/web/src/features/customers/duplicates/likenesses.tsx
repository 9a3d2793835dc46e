import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Likeness } from '../../../graphql/graphql.js';

/** What two customers have in common, in words. */
export function Likenesses({ likenesses }: { readonly likenesses: readonly Likeness[] }) {
  const { t } = useTranslation('customers');
  return likenesses.map((one) => (
    <Badge key={one} variant="default" tt="none" fw={500}>
      {t(`likeness.${one}`)}
    </Badge>
  ));
}
