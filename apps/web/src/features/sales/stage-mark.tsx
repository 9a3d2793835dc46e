import { IconTrophy, IconX } from '@tabler/icons-react';
import type { OpportunityFactsFragment } from '../../graphql/graphql.js';
import { useWords } from '../../ui/data/words/use-words.js';
import classes from './marks.module.css';

/** The stage a sale stands in; won and lost carry a sign beside the word. */
export function StageMark({ sale }: { readonly sale: Pick<OpportunityFactsFragment, 'stage' | 'meaning'> }) {
  const words = useWords();
  return (
    <span className={classes.stage} data-meaning={sale.meaning}>
      {sale.meaning === 'WON' && <IconTrophy size={13} aria-hidden />}
      {sale.meaning === 'LOST' && <IconX size={13} aria-hidden />}
      <span className={classes.words}>{words.localised(sale.stage.name)}</span>
    </span>
  );
}
