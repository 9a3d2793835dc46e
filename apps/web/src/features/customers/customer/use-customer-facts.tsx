import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerFactsFragment } from '../../../graphql/graphql.js';
import { useCustomFacts } from '../../../ui/data/custom/use-custom-facts.js';
import type { Fact } from '../../../ui/data/editing/fact.js';
import { choiceFact, customerFact, personFact, textFact } from '../../../ui/data/editing/fact-kinds.js';
import { useClassifiers, useCurrencies } from '../../../ui/data/fields/use-field-options.js';
import { RecordLink } from '../../../ui/data/records/record-link.js';
import { PersonMark } from '../../../ui/data/words/person-mark.js';
import { PRIORITY_CLASSES } from '../customers/customers-search.js';
import { taxIdProblem } from '../tax-id.js';

type Customer = CustomerFactsFragment;

export interface CustomerFactSets {
  readonly name: Fact<Customer>;
  readonly facts: readonly Fact<Customer>[];
  readonly all: readonly Fact<Customer>[];
}

export function useCustomerFacts(): CustomerFactSets {
  const { t } = useTranslation('customers');
  const who = useWhoFacts();
  const documents = useDocumentFacts();
  const custom = useCustomFacts('CUSTOMER', customOf);
  return useMemo(() => {
    const name = textFact<Customer>({
      field: 'name',
      label: t('facts.name'),
      read: (customer) => customer.name,
      required: t('facts.nameRequired'),
    }) as Fact<Customer>;
    const facts = [...who, ...documents, ...custom];
    return { name, facts, all: [name, ...facts] };
  }, [t, who, documents, custom]);
}

const customOf = (customer: Customer) => customer.customFields;

/** Who they are to us. */
function useWhoFacts(): readonly Fact<Customer>[] {
  const { t } = useTranslation('customers');
  const { segments, regions, markets } = useClassifiers();
  return useMemo(() => {
    const taxId = textFact<Customer>({ field: 'taxId', label: t('facts.taxId'), read: (customer) => customer.taxId });
    const parse = (draft: string) => {
      const problem = taxIdProblem(draft);
      return problem ? { ok: false as const, problem: t(`taxId.${problem}`) } : taxId.parse(draft);
    };
    const classes = PRIORITY_CLASSES.map((id) => ({ id, name: id }));
    return [
      { ...taxId, parse },
      personFact<Customer>({
        field: 'ownerId',
        label: t('facts.owner'),
        read: (customer) => plain(customer.owner),
        show: (value) => value && <PersonMark person={value} />,
      }),
      choiceFact<Customer>({
        field: 'priorityClass',
        label: t('facts.class'),
        read: (customer) => named(customer.priorityClass),
        options: classes,
      }),
      choiceFact<Customer>({
        field: 'segmentId',
        label: t('facts.segment'),
        read: (customer) => plain(customer.segment),
        options: segments,
      }),
      choiceFact<Customer>({
        field: 'regionId',
        label: t('facts.region'),
        read: (customer) => plain(customer.region),
        options: regions,
      }),
      choiceFact<Customer>({
        field: 'marketId',
        label: t('facts.market'),
        read: (customer) => plain(customer.market),
        options: markets,
      }),
    ] as readonly Fact<Customer>[];
  }, [t, segments, regions, markets]);
}

/** How we write to them, and what else is known. */
function useDocumentFacts(): readonly Fact<Customer>[] {
  const { t } = useTranslation('customers');
  const currencies = useCurrencies();
  return useMemo(() => {
    const languages = (['PL', 'EN'] as const).map((id) => ({ id, name: t(`language.${id}`) }));
    const codes = currencies.map((code) => ({ id: code, name: code }));
    return [
      choiceFact<Customer>({
        field: 'currency',
        label: t('facts.currency'),
        read: (customer) => named(customer.currency),
        options: codes,
        clearable: false,
      }),
      choiceFact<Customer>({
        field: 'documentLanguage',
        label: t('facts.language'),
        read: (customer) => ({ id: customer.documentLanguage, name: t(`language.${customer.documentLanguage}`) }),
        options: languages,
        clearable: false,
      }),
      customerFact<Customer>({
        field: 'parentId',
        label: t('facts.parent'),
        read: (customer) => plain(customer.parent),
        beside: (value) => value && <RecordLink kind="customer" id={value.id} name="↗" />,
      }),
      textFact<Customer>({ field: 'website', label: t('facts.website'), read: (customer) => customer.website }),
      textFact<Customer>({
        field: 'notes',
        label: t('facts.notes'),
        read: (customer) => customer.notes,
        multiline: true,
      }),
    ] as readonly Fact<Customer>[];
  }, [t, currencies]);
}

const plain = (ref: { id: string; name: string } | null) => ref && { id: ref.id, name: ref.name };
const named = (code: string | null) => (code === null ? null : { id: code, name: code });
