import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ChoiceField } from '../../../ui/data/fields/choice-field.js';
import { usePickList } from '../../../ui/data/fields/use-field-options.js';

export interface LostDraft {
  readonly reasonId: string | null;
  readonly competitorId: string | null;
  readonly note: string;
}

/** Why a sale was lost, and to whom: asked once, at the moment it is known. */
export function LostFields({
  draft,
  onDraft,
}: {
  readonly draft: LostDraft;
  readonly onDraft: (draft: LostDraft) => void;
}) {
  const { t } = useTranslation('sales');
  const reasons = usePickList('LOST_REASON');
  const competitors = usePickList('COMPETITOR');
  return (
    <>
      <ChoiceField
        size="xs"
        autoFocus
        required
        label={t('gate.lostReason')}
        value={draft.reasonId}
        options={reasons}
        onChange={(reasonId) => onDraft({ ...draft, reasonId })}
        clearable={false}
      />
      <ChoiceField
        size="xs"
        label={t('gate.competitor')}
        value={draft.competitorId}
        options={competitors}
        onChange={(competitorId) => onDraft({ ...draft, competitorId })}
      />
      <TextInput
        size="xs"
        label={t('gate.lostNote')}
        value={draft.note}
        onChange={(event) => onDraft({ ...draft, note: event.currentTarget.value })}
      />
    </>
  );
}
