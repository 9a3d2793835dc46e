import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { DeleteOpportunityDocument } from '../../../graphql/graphql.js';
import { useRefusalWords } from '../../../ui/data/saving/use-refusal-words.js';
import { useSave } from '../../../ui/data/saving/use-save.js';
import { useUndoable } from '../../../ui/data/saving/use-undoable.js';
import { AFTER_SALE } from './use-opportunity-save.js';

/** Deletes after ten seconds in which it can be taken back: no question beforehand, no regret afterwards. */
export function useDeleteOpportunity(onGone: () => void) {
  const { t } = useTranslation('sales');
  const say = useRefusalWords();
  const remove = useSave(DeleteOpportunityDocument);
  const undoable = useUndoable();
  return async (opportunity: { readonly id: string; readonly title: string; readonly version: number }) => {
    onGone();
    const meant = await undoable(t('opportunity.deleted', { title: opportunity.title }));
    if (!meant) return;
    const saved = await remove(
      { id: opportunity.id, expectedVersion: opportunity.version },
      { refetch: [...AFTER_SALE, 'Opportunities'] },
    );
    if (!saved.ok)
      notifications.show({ color: 'red', title: t('opportunity.notDeleted'), message: say(saved.refusal) });
  };
}
