import { IconArrowUpRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MyDayQuery } from '../../../graphql/graphql.js';
import { MoneyAmount } from '../../../ui/data/money/money-amount.js';
import { RecordLink } from '../../../ui/data/records/record-link.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import classes from './home.module.css';
import { Section } from './section.js';

type News = MyDayQuery['myDay']['moved'][number];

/** What colleagues moved since the person was last here. */
export function MovedSales({ news }: { readonly news: readonly News[] }) {
  const { t } = useTranslation('sales');
  return (
    <Section title={t('home.moved')} count={news.length}>
      <ul className={classes.lines}>
        {news.map((one) => (
          <MovedSale key={one.event.id} news={one} />
        ))}
      </ul>
    </Section>
  );
}

function MovedSale({ news: { opportunity, event } }: { readonly news: News }) {
  const words = useWords();
  return (
    <li className={classes.item}>
      <div className={`${classes.line} ${classes.news}`}>
        <IconArrowUpRight size={16} className={classes.icon} aria-hidden />
        <span className={classes.main}>
          <RecordLink kind="opportunity" id={opportunity.id} name={opportunity.title} />
          <span className={classes.aside}>
            {event.from && `${words.localised(event.from.name)} → `}
            {words.localised(event.to.name)}
          </span>
        </span>
        <span className={classes.amount}>
          <MoneyAmount of={opportunity} />
        </span>
        <span className={classes.quiet} title={words.fullMoment(event.occurredAt)}>
          {event.actor?.name} · {words.moment(event.occurredAt)}
        </span>
      </div>
    </li>
  );
}
