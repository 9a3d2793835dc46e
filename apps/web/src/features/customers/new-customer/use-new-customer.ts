import { skipToken, useQuery } from '@apollo/client/react';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CreateCustomerDocument, CustomerDuplicatesDocument, type CustomerKind } from '../../../graphql/graphql.js';
import { useCustomForm } from '../../../ui/data/custom/use-custom-form.js';
import { useRefusalWords } from '../../../ui/data/saving/use-refusal-words.js';
import { useSave } from '../../../ui/data/saving/use-save.js';
import { taxIdProblem } from '../tax-id.js';

export interface CustomerDraft {
  readonly kind: CustomerKind;
  readonly name: string;
  readonly taxId: string;
  readonly postalCode: string;
  readonly city: string;
}

export function useNewCustomer(name: string, onClose: () => void) {
  const { t } = useTranslation('customers');
  const say = useRefusalWords();
  const navigate = useNavigate();
  const create = useSave(CreateCustomerDocument);
  const [draft, setDraft] = useState<CustomerDraft>({ kind: 'COMPANY', name, taxId: '', postalCode: '', city: '' });
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const duplicates = useDuplicates(draft);
  const custom = useCustomForm('CUSTOMER', 'required');

  const set = (part: Partial<CustomerDraft>) => {
    setDraft((now) => ({ ...now, ...part }));
    setProblems((now) => Object.fromEntries(Object.entries(now).filter(([field]) => !(field in part))));
    setProblem(null);
  };
  const found = () => {
    const wrongTaxId = taxIdProblem(draft.taxId);
    return {
      ...(draft.name.trim() === '' ? { name: t('facts.nameRequired') } : {}),
      ...(wrongTaxId ? { taxId: t(`taxId.${wrongTaxId}`) } : {}),
    };
  };
  const submit = async () => {
    const now = found();
    const customFields = custom.read();
    setProblems(now);
    if (Object.keys(now).length > 0 || customFields === null || saving) return;
    setSaving(true);
    const saved = await create({ input: { ...inputOf(draft), customFields } }, { refetch: ['Customers'] });
    setSaving(false);
    if (!saved.ok) {
      const own = custom.refuse(saved.refusal.fields, say);
      setProblems(Object.fromEntries(own.map((field) => [field.path, say(field)])));
      return setProblem(saved.refusal.fields.length > 0 ? null : say(saved.refusal));
    }
    onClose();
    void navigate({ to: '/customers/$customerId', params: { customerId: saved.data.createCustomer.id } });
  };
  const checkTaxId = () => {
    const wrong = taxIdProblem(draft.taxId);
    if (wrong) setProblems((now) => ({ ...now, taxId: t(`taxId.${wrong}`) }));
  };
  return { draft, set, problems, problem, saving, duplicates, custom, submit, checkTaxId };
}

/** Asked while the name is typed, as soon as it says something. */
function useDuplicates(draft: CustomerDraft) {
  const [asked] = useDebouncedValue({ name: draft.name.trim(), taxId: draft.taxId.trim() }, 250);
  const { data } = useQuery(
    CustomerDuplicatesDocument,
    asked.name.length < 3 && asked.taxId.length < 8
      ? skipToken
      : { variables: { name: asked.name, taxId: asked.taxId || null }, fetchPolicy: 'network-only' },
  );
  return asked.name.length < 3 && asked.taxId.length < 8 ? [] : (data?.customerDuplicates ?? []);
}

function inputOf(draft: CustomerDraft) {
  const hasAddress = draft.city.trim() !== '' || draft.postalCode.trim() !== '';
  return {
    kind: draft.kind,
    name: draft.name.trim(),
    taxId: draft.taxId.trim() || null,
    ...(hasAddress
      ? {
          addresses: [
            {
              kind: 'REGISTERED' as const,
              street: null,
              postalCode: draft.postalCode.trim() || null,
              city: draft.city.trim() || null,
              country: 'PL',
            },
          ],
        }
      : {}),
  };
}
