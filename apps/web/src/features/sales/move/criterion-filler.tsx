import { Checkbox, Text } from '@mantine/core';
import { IconCircleDashed } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CriterionFactsFragment } from '../../../graphql/graphql.js';
import { LogRow } from '../../../ui/data/activities/log-row.js';
import { useActivityActions } from '../../../ui/data/activities/use-activity-actions.js';
import { FactEditor } from '../../../ui/data/editing/fact-editor.js';
import { plainField } from '../../../ui/data/register/register-words.js';
import { useRefusalWords } from '../../../ui/data/saving/use-refusal-words.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { AddContact, contactsInput } from '../opportunity/sale-contacts.js';
import type { OpportunityRecord } from '../opportunity/use-opportunity.js';
import { useOpportunityFacts } from '../opportunity/use-opportunity-facts.js';
import { useOpportunitySave } from '../opportunity/use-opportunity-save.js';
import classes from './gate.module.css';

export interface CriterionFillerProps {
  readonly criterion: CriterionFactsFragment;
  readonly record: OpportunityRecord;
  readonly reload: () => Promise<void>;
  readonly onFilled: () => void;
}

/** One thing that is missing, with the means to supply it right here: a field, an activity, a contact. */
export function CriterionFiller(props: CriterionFillerProps) {
  const words = useWords();
  const { criterion } = props;
  return (
    <div className={classes.unmet}>
      <Text size="sm" className={classes.wanted}>
        <IconCircleDashed size={16} aria-hidden /> {words.localised(criterion.label)}
      </Text>
      {criterion.kind === 'FIELD' && <FieldFiller {...props} />}
      {criterion.kind === 'ACTIVITY_DONE' && <ActivityFiller {...props} />}
      {criterion.kind === 'CONTACT_ROLE' && <ContactFiller {...props} />}
    </div>
  );
}

function FieldFiller({ criterion, record, reload, onFilled }: CriterionFillerProps) {
  const say = useRefusalWords();
  const { save } = useOpportunitySave(record, reload);
  const { all } = useOpportunityFacts(record);
  const [attempt, setAttempt] = useState<{ count: number; draft: unknown; problem: string | null }>({
    count: 0,
    draft: null,
    problem: null,
  });
  const fact = all.find((one) => plainField(one.field) === plainField(criterion.field ?? ''));
  if (!fact) return null;
  const commit = async (value: unknown, draft: unknown) => {
    if (value === null) return setAttempt((now) => ({ count: now.count + 1, draft: null, problem: null }));
    const refusal = await save(fact.input(value));
    setAttempt((now) => ({ count: now.count + 1, draft, problem: refusal === null ? null : say(refusal) }));
    if (refusal === null) onFilled();
  };
  return (
    <FactEditor
      key={attempt.count}
      fact={fact}
      calm
      draft={attempt.draft ?? fact.draft(fact.read(record))}
      problem={attempt.problem}
      onCommit={(value, draft) => void commit(value, draft)}
      onCancel={() => setAttempt((now) => ({ count: now.count + 1, draft: null, problem: null }))}
    />
  );
}

/** A planned one is ticked; otherwise what was done is written down. */
function ActivityFiller({ criterion, record, onFilled }: CriterionFillerProps) {
  const { t } = useTranslation('sales');
  const actions = useActivityActions();
  const kind = criterion.activityKind ?? 'TASK';
  const planned = record.activities.filter((activity) => activity.kind === kind && activity.doneAt === null);
  return (
    <>
      {planned.map((activity) => (
        <Checkbox
          key={activity.id}
          size="xs"
          label={t('gate.tickPlanned', { subject: activity.subject })}
          checked={false}
          onChange={() => {
            void actions.complete(activity, null, null).then((done) => done.ok && onFilled());
          }}
        />
      ))}
      <LogRow about={about(record)} kind={kind} onSaved={onFilled} />
    </>
  );
}

function ContactFiller({ criterion, record, reload, onFilled }: CriterionFillerProps) {
  const say = useRefusalWords();
  const { save } = useOpportunitySave(record, reload);
  const [problem, setProblem] = useState<string | null>(null);
  const add = async (contactId: string) => {
    const others = contactsInput(record).filter((one) => one.contactId !== contactId);
    const refusal = await save({ contacts: [...others, { contactId, role: criterion.contactRole ?? 'OTHER' }] });
    setProblem(refusal === null ? null : say(refusal));
    if (refusal === null) onFilled();
  };
  return (
    <>
      <AddContact
        record={record}
        role={criterion.contactRole ?? 'OTHER'}
        openAtOnce
        onAdd={(contactId) => void add(contactId)}
      />
      {problem && (
        <Text size="xs" c="red" role="alert">
          {problem}
        </Text>
      )}
    </>
  );
}

export const about = (record: OpportunityRecord) => ({
  opportunityId: record.opportunity.id,
  ...(record.opportunity.customer ? { customerId: record.opportunity.customer.id } : {}),
});
