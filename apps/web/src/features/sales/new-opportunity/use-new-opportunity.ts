import { useLocalStorage } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CreateOpportunityDocument } from '../../../graphql/graphql.js';
import type { CreationRequest } from '../../../ui/data/creation/creation.js';
import { useCustomForm } from '../../../ui/data/custom/use-custom-form.js';
import { type MoneyDraft, readMoneyDraft } from '../../../ui/data/fields/money-field.js';
import { parseDate } from '../../../ui/data/fields/parse-date.js';
import type { Option } from '../../../ui/data/fields/use-field-options.js';
import { useRefusalWords } from '../../../ui/data/saving/use-refusal-words.js';
import { useSave } from '../../../ui/data/saving/use-save.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { AFTER_SALE } from '../opportunity/use-opportunity-save.js';

export interface SaleDraft {
  readonly customer: Option | null;
  readonly title: string;
  readonly amount: MoneyDraft;
  readonly close: string;
  readonly processId: string | null;
}

type Problems = Readonly<Record<string, string>>;

/** What is typed is kept in the browser until it is saved: a closed window loses nothing. */
export function useNewOpportunity(request: Extract<CreationRequest, { kind: 'opportunity' }>, onClose: () => void) {
  const { t } = useTranslation('sales');
  const read = useDraftReader();
  const words = useWords();
  const say = useRefusalWords();
  const navigate = useNavigate();
  const create = useSave(CreateOpportunityDocument);
  const custom = useCustomForm('OPPORTUNITY', 'required');
  const blank: SaleDraft = {
    customer: request.customer ?? null,
    title: '',
    amount: { text: '', currency: words.baseCurrency },
    close: '',
    processId: null,
  };
  const [kept, setKept, forget] = useLocalStorage<SaleDraft | null>({
    key: 'kontor.draft.opportunity',
    defaultValue: null,
    getInitialValueInEffect: false,
  });
  const [draft, setDraft] = useState<SaleDraft>(() => (kept && !request.customer ? kept : blank));
  const [problems, setProblems] = useState<Problems>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const titleGuess = draft.customer
    ? t('new.titleGuess', { customer: draft.customer.name })
    : t('new.titlePlaceholder');

  const set = (part: Partial<SaleDraft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    setKept(next);
    setProblems({});
    setProblem(null);
  };
  const submit = async () => {
    const { found, input } = read(draft, titleGuess);
    const customFields = custom.read();
    setProblems(found);
    if (Object.keys(found).length > 0 || customFields === null || saving) return;
    setSaving(true);
    const saved = await create({ input: { ...input, customFields } }, { refetch: [...AFTER_SALE, 'Opportunities'] });
    setSaving(false);
    if (!saved.ok) {
      const own = custom.refuse(saved.refusal.fields, say);
      setProblems(Object.fromEntries(own.map((field) => [field.path.split('.')[0] ?? field.path, say(field)])));
      return setProblem(saved.refusal.fields.length > 0 ? null : say(saved.refusal));
    }
    forget();
    onClose();
    void navigate({ to: '/opportunities/$opportunityId', params: { opportunityId: saved.data.createOpportunity.id } });
  };
  return { draft, set, problems, problem, saving, custom, submit, titleGuess };
}

/** The draft as the mutation's input, and what cannot be read in it, field by field. */
function useDraftReader() {
  const { t } = useTranslation('sales');
  const data = useTranslation('data');
  const words = useWords();
  return (draft: SaleDraft, titleGuess: string) => {
    const money = readMoneyDraft(draft.amount);
    const date = draft.close.trim() === '' ? null : parseDate(draft.close, words.today);
    const title = draft.title.trim() || (draft.customer ? titleGuess : '');
    const found: Problems = {
      ...(title === '' ? { title: t('facts.titleRequired') } : {}),
      ...(money.kind === 'problem' ? { amount: data.t(`money.${money.problem}`) } : {}),
      ...(draft.close.trim() !== '' && date === null ? { expectedCloseDate: data.t('date.unreadable') } : {}),
    };
    const input = {
      title,
      customerId: draft.customer?.id ?? null,
      ...(draft.processId ? { processId: draft.processId } : {}),
      ...(money.kind === 'money' ? { amount: { amount: money.value.amount, currency: money.value.currency } } : {}),
      ...(date === null ? {} : { expectedCloseDate: date }),
    };
    return { found, input };
  };
}
