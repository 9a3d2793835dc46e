import { Avatar, Text } from '@mantine/core';
import { IconArrowRight, IconPencil } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ActivityIcon } from '../activities/activity-kinds.js';
import { ChangeLine } from '../register/register-list.js';
import { initials } from '../words/initials.js';
import { useWords } from '../words/use-words.js';
import classes from './timeline.module.css';
import { type TimelineItem, type TimelineSources, timelineOf } from './timeline-items.js';

/** What happened, in the order it happened, newest first: moves, conversations, changes. */
export function Timeline(sources: TimelineSources) {
  const { t } = useTranslation('data');
  const words = useWords();
  const days = timelineOf(sources, words.timeZone);
  if (days.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('timeline.empty')}
      </Text>
    );
  return (
    <div className={classes.timeline}>
      {days.map((day) => (
        <section key={day.date} className={classes.day} aria-label={words.fullDate(day.date)}>
          <h3 className={classes.date} title={words.fullDate(day.date)}>
            {words.nearDate(day.date)}
          </h3>
          <ol className={classes.items}>
            {day.items.map((item) => (
              <Item key={`${item.kind}-${item.id}`} item={item} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function Item({ item }: { readonly item: TimelineItem }) {
  const { t } = useTranslation('data');
  const words = useWords();
  if (item.kind === 'stage') {
    const { from, to, actor, reason } = item.event;
    const told = from
      ? `${words.localised(from.name)} → ${words.localised(to.name)}`
      : t('timeline.begun', { stage: words.localised(to.name) });
    return (
      <Line
        icon={<IconArrowRight size={14} aria-hidden />}
        at={item.at}
        who={actor?.name ?? null}
        strong={told}
        note={reason}
      />
    );
  }
  if (item.kind === 'activity') {
    const { kind, subject, outcome, durationMinutes, owner } = item.activity;
    const length = durationMinutes === null ? '' : ` · ${t('timeline.minutes', { count: durationMinutes })}`;
    return (
      <Line
        icon={<ActivityIcon kind={kind} size={14} />}
        at={item.at}
        who={owner.name}
        strong={`${subject}${length}`}
        note={outcome}
      />
    );
  }
  return (
    <Line icon={<IconPencil size={14} aria-hidden />} at={item.at} who={item.entry.actorName} note={item.entry.reason}>
      <ul className={classes.changes}>
        {item.entry.changes.map((change) => (
          <ChangeLine key={change.field} change={change} />
        ))}
      </ul>
    </Line>
  );
}

interface LineProps {
  readonly icon: ReactNode;
  readonly at: string;
  readonly who: string | null;
  readonly strong?: string;
  readonly note?: string | null;
  readonly children?: ReactNode;
}

function Line({ icon, at, who, strong, note, children }: LineProps) {
  const words = useWords();
  return (
    <li className={classes.item}>
      <span className={classes.icon}>{icon}</span>
      <div className={classes.told}>
        {strong && <span>{strong}</span>}
        {children}
        {note && <q className={classes.note}>{note}</q>}
      </div>
      <span className={classes.who}>
        {who && (
          <Avatar size={20} radius="xl" title={who} alt={who} color="initials" name={who}>
            {initials(who)}
          </Avatar>
        )}
        <time dateTime={at} title={words.fullMoment(at)}>
          {words.moment(at).split(' ').at(-1)}
        </time>
      </span>
    </li>
  );
}
