import { Button, Code, Text } from '@mantine/core';
import { IconCloudOff, IconLock, IconMoodPuzzled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type Refusal, UNREACHABLE } from '../saving/refusal.js';
import { useRefusalWords } from '../saving/use-refusal-words.js';
import { EmptyState } from './empty-state.js';

export interface RefusalNoticeProps {
  readonly refusal: Refusal;
  readonly onRetry: () => void;
}

/** A page or a list that could not be loaded: why, what to do, and the trace to name when asking for help. */
export function RefusalNotice({ refusal, onRetry }: RefusalNoticeProps) {
  const { t } = useTranslation('data');
  const say = useRefusalWords();
  if (refusal.code === 'FORBIDDEN') {
    return <EmptyState icon={<IconLock size={32} />} title={t('state.forbidden')} text={t('state.forbiddenHint')} />;
  }
  if (refusal.code === 'NOT_FOUND') {
    return <EmptyState icon={<IconMoodPuzzled size={32} />} title={t('state.missing')} text={t('state.missingHint')} />;
  }
  return (
    <EmptyState
      icon={<IconCloudOff size={32} />}
      title={refusal.code === UNREACHABLE ? t('state.offline') : t('state.failed')}
      text={say(refusal)}
    >
      <Button variant="default" onClick={onRetry}>
        {t('state.retry')}
      </Button>
      {refusal.traceId && (
        <Text size="xs" c="dimmed">
          {t('state.trace')} <Code>{refusal.traceId}</Code>
        </Text>
      )}
    </EmptyState>
  );
}
