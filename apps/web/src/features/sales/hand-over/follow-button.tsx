import { ActionIcon, Tooltip } from '@mantine/core';
import { IconBell, IconBellFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { FollowOpportunityDocument } from '../../../graphql/graphql.js';
import { useRefusalWords } from '../../../ui/data/saving/use-refusal-words.js';
import { useSave } from '../../../ui/data/saving/use-save.js';
import { useViewer } from '../../../ui/data/words/use-viewer.js';
import { sayRefused } from '../../../ui/layout/said.js';
import type { OpportunityRecord } from '../opportunity/use-opportunity.js';

/** Hearing of a sale that is somebody else's; its owner does anyway. */
export function FollowButton({ record }: { readonly record: OpportunityRecord }) {
  const { t } = useTranslation('sales');
  const viewer = useViewer();
  const say = useRefusalWords();
  const follow = useSave(FollowOpportunityDocument);
  const { opportunity, followers } = record;
  if (!viewer || opportunity.owner?.id === viewer.id) return null;
  const follows = followers.some(({ id }) => id === viewer.id);
  const label = t(follows ? 'follow.end' : 'follow.begin');
  const toggle = async () => {
    const saved = await follow({ id: opportunity.id, follow: !follows }, { refetch: AFTER_FOLLOWING });
    if (!saved.ok) sayRefused(say(saved.refusal));
  };
  return (
    <Tooltip label={label}>
      <ActionIcon variant="default" size={30} aria-label={label} aria-pressed={follows} onClick={() => void toggle()}>
        {follows ? <IconBellFilled size={16} /> : <IconBell size={16} />}
      </ActionIcon>
    </Tooltip>
  );
}

const AFTER_FOLLOWING = ['OpportunityRecord', 'Opportunities', 'MyDay', 'SaleRegister'];
