import { useState } from 'react';
import { useRefusalWords } from '../../../ui/data/saving/use-refusal-words.js';
import { Problem } from '../../../ui/data/states/problem.js';
import { AddContact, contactsInput } from '../opportunity/sale-contacts.js';
import { useOpportunitySave } from '../opportunity/use-opportunity-save.js';
import type { FillerProps } from './filler-props.js';

/** A contact with the role that the gate asks for, chosen or made right here. */
export function ContactFiller({ criterion, record, reload, onFilled }: FillerProps) {
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
      <Problem text={problem} />
    </>
  );
}
