import { Text } from '@mantine/core';
import { IconCircleDashed } from '@tabler/icons-react';
import { useState } from 'react';
import { FactEditor } from '../../../ui/data/editing/fact-editor.js';
import { plainField } from '../../../ui/data/register/register-words.js';
import { useRefusalWords } from '../../../ui/data/saving/use-refusal-words.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { useOpportunityFacts } from '../opportunity/use-opportunity-facts.js';
import { useOpportunitySave } from '../opportunity/use-opportunity-save.js';
import { ApprovalFiller } from '../../processes/approvals/approval-filler.js';
import { ActivityFiller } from './activity-filler.js';
import { ContactFiller } from './contact-filler.js';
import type { FillerProps } from './filler-props.js';
import classes from './gate.module.css';

/** One thing that is missing, with the means to supply it right here: a field, an activity, a contact. */
export function CriterionFiller(props: FillerProps) {
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
      {criterion.kind === 'CLASSIFICATION' && <FieldFiller {...props} />}
      {props.approval && (
        <ApprovalFiller opportunityId={props.record.opportunity.id} missing={props.approval} onAsked={props.onFilled} />
      )}
      {props.hint && (
        <Text size="xs" c="dimmed">
          {props.hint}
        </Text>
      )}
    </div>
  );
}

function FieldFiller({ criterion, record, reload, onFilled }: FillerProps) {
  const say = useRefusalWords();
  const { save } = useOpportunitySave(record, reload);
  const { all } = useOpportunityFacts(record);
  const [attempt, setAttempt] = useState<{ count: number; draft: unknown; problem: string | null }>({
    count: 0,
    draft: null,
    problem: null,
  });
  const fact = all.find((one) =>
    criterion.dimensionId
      ? one.field === `classifications.${criterion.dimensionId}`
      : plainField(one.field) === plainField(criterion.field ?? ''),
  );
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
