import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { IconHandGrab } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { HandOversDocument, type HandOversQuery, SeeHandOverDocument } from '../../../graphql/graphql.js';
import { MoneyAmount } from '../../../ui/data/money/money-amount.js';
import { RecordLink } from '../../../ui/data/records/record-link.js';
import { useRefusalWords } from '../../../ui/data/saving/use-refusal-words.js';
import { useSave } from '../../../ui/data/saving/use-save.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { sayRefused } from '../../../ui/layout/said.js';
import classes from '../home/home.module.css';
import { Section } from '../home/section.js';
import own from './hand-over.module.css';

/** Sales that colleagues have handed to the person, each with its word, until they say that they have seen it. */
export function HandedOver() {
  const { t } = useTranslation('sales');
  const { data } = useQuery(HandOversDocument, { fetchPolicy: 'cache-and-network' });
  const waiting = data?.handOvers ?? [];
  if (waiting.length === 0) return null;
  return (
    <Section title={t('home.handedOver')} count={waiting.length}>
      <ul className={classes.lines}>
        {waiting.map((one) => (
          <Handed key={one.id} handed={one} />
        ))}
      </ul>
    </Section>
  );
}

function Handed({ handed }: { readonly handed: HandOversQuery['handOvers'][number] }) {
  const { t } = useTranslation('sales');
  const words = useWords();
  const say = useRefusalWords();
  const see = useSave(SeeHandOverDocument);
  const { opportunity, by, note, activities } = handed;
  const seen = async () => {
    const saved = await see({ id: handed.id }, { refetch: ['HandOvers'] });
    if (!saved.ok) sayRefused(say(saved.refusal));
  };
  return (
    <li className={classes.item}>
      <div className={`${classes.line} ${classes.news}`}>
        <IconHandGrab size={16} className={classes.icon} aria-hidden />
        <span className={classes.main}>
          <RecordLink kind="opportunity" id={opportunity.id} name={opportunity.title} />
          <span className={classes.aside}>{opportunity.customer?.name}</span>
        </span>
        <span className={classes.amount}>
          <MoneyAmount of={opportunity} />
        </span>
        <span className={classes.quiet} title={words.fullMoment(handed.handedAt)}>
          {by?.name} · {words.moment(handed.handedAt)}
        </span>
        <Button size="compact-xs" variant="default" onClick={() => void seen()}>
          {t('handOver.seen')}
        </Button>
      </div>
      {(note || activities > 0) && (
        <p className={own.note}>
          {note}
          {activities > 0 && <span className={own.along}>{t('handOver.along', { count: activities })}</span>}
        </p>
      )}
    </li>
  );
}
