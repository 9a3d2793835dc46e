import { useQuery } from '@apollo/client/react';
import { Alert, Button, Group, Text } from '@mantine/core';
import { IconArrowMerge } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CustomerMergesDocument, UndoCustomerMergeDocument } from '../../../graphql/graphql.js';
import { useRefusalWords } from '../../../ui/data/saving/use-refusal-words.js';
import { useSave } from '../../../ui/data/saving/use-save.js';
import { Problem } from '../../../ui/data/states/problem.js';
import { useMay } from '../../../ui/data/words/use-viewer.js';
import { useWords } from '../../../ui/data/words/use-words.js';

/** A merge of the last day, with the way back. */
export function MergeNotice({ customerId }: { readonly customerId: string }) {
  const { t } = useTranslation('customers');
  const words = useWords();
  const say = useRefusalWords();
  const navigate = useNavigate();
  const mayUndo = useMay('customer.delete');
  const undo = useSave(UndoCustomerMergeDocument);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const { data } = useQuery(CustomerMergesDocument, { variables: { customerId }, fetchPolicy: 'cache-and-network' });
  const last = data?.customerMerges.find((merge) => merge.canUndo);
  if (!last || !mayUndo) return null;
  const run = async () => {
    setBusy(true);
    const saved = await undo({ mergeId: last.id }, { refetch: ['CustomerMerges', 'CustomerCard', 'CustomerTimeline'] });
    setBusy(false);
    if (!saved.ok) return setProblem(say(saved.refusal));
    void navigate({ to: '/customers/$customerId', params: { customerId: saved.data.undoCustomerMerge.id } });
  };
  return (
    <Alert icon={<IconArrowMerge size={18} aria-hidden />} color="gray" variant="light" p="xs">
      <Group justify="space-between" gap="xs">
        <Text size="sm">
          {t('merge.done', {
            name: last.loser.name,
            who: last.mergedBy?.name ?? '—',
            when: words.shortMoment(last.mergedAt),
          })}
        </Text>
        <Button size="compact-sm" variant="default" loading={busy} onClick={() => void run()}>
          {t('merge.undo')}
        </Button>
      </Group>
      <Problem text={problem} />
    </Alert>
  );
}
