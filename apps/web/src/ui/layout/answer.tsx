import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Refusal, refusalOf } from '../data/saving/refusal.js';
import { RefusalNotice } from '../data/states/refusal-notice.js';
import { useLate } from '../data/states/use-late.js';
import classes from './layout.module.css';

interface Asked<TData> {
  readonly data?: TData | undefined;
  readonly previousData?: TData | undefined;
  readonly error?: unknown;
  /** Already read, by whoever pages through a list. */
  readonly refusal?: Refusal | null;
  readonly refetch: () => Promise<unknown>;
}

export interface AnswerProps<TData> {
  readonly asked: Asked<TData>;
  readonly children: (data: TData) => ReactNode;
  /** How many lines the answer usually has. */
  readonly lines?: number;
}

/** What was asked: the answer, or nothing for 150 ms, then its outline, or why there is none and another try. */
export function Answer<TData>({ asked, children, lines = 6 }: AnswerProps<TData>) {
  const { t } = useTranslation('settings');
  const data = asked.data ?? asked.previousData;
  const refusal = asked.refusal ?? (asked.error === undefined ? null : refusalOf(asked.error));
  const late = useLate(data === undefined && refusal === null);
  if (data !== undefined) return children(data);
  if (refusal !== null) {
    return <RefusalNotice refusal={refusal} onRetry={() => void asked.refetch().catch(() => undefined)} />;
  }
  return (
    <div className={classes.skeleton} role="status" aria-label={t('loading')}>
      {late &&
        Array.from({ length: lines }, (_, at) => (
          <Skeleton key={at} height={20} width={`${92 - ((at * 17) % 40)}%`} radius="sm" />
        ))}
    </div>
  );
}
