import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { OpportunityFactsFragment } from '../../graphql/graphql.js';
import classes from './marks.module.css';

export type Warned = Pick<OpportunityFactsFragment, 'warning' | 'daysInStage' | 'closeDatePushes' | 'stage'>;

/** The one worst thing about a sale, with its figure where it has one. */
export function WarningMark({ sale }: { readonly sale: Warned }) {
  const { t } = useTranslation('sales');
  if (!sale.warning) return null;
  const figures = { days: sale.daysInStage, expected: sale.stage.expectedDays ?? 0, count: sale.closeDatePushes };
  const told = t(`warned.${sale.warning}`, figures);
  return (
    <span className={classes.warning} title={told}>
      <IconAlertTriangle size={13} aria-hidden />
      <span className={classes.words}>{told}</span>
    </span>
  );
}
