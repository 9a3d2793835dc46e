import { useApolloClient } from '@apollo/client/react';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import {
  CreateContactInPlaceDocument,
  CreateCustomerInPlaceDocument,
  PickContactsDocument,
  PickCustomersDocument,
  PickPeopleDocument,
} from '../../../graphql/graphql.js';
import { useOwesFields } from '../custom/use-custom-fields.js';
import { useSave } from '../saving/use-save.js';
import { fold } from '../words/fold.js';
import { useMay } from '../words/use-viewer.js';
import { RecordPicker, type RecordPickerProps } from './record-picker.js';
import type { Option } from './use-field-options.js';

export type PickerProps = Omit<RecordPickerProps, 'search' | 'create'>;

/** A colleague. */
export function PersonPicker(props: PickerProps) {
  return <RecordPicker {...props} search={usePeopleSearch()} />;
}

export function usePeopleSearch(): (text: string) => Promise<readonly Option[]> {
  const client = useApolloClient();
  return useCallback(
    async (text) => {
      const { data } = await client.query({ query: PickPeopleDocument, variables: { text: text || null } });
      return data?.people ?? [];
    },
    [client],
  );
}

/** A customer, told apart by town, tax id and owner; one that is not there yet is made from its typed name. */
export function CustomerPicker({ creatable = true, ...props }: PickerProps & { readonly creatable?: boolean }) {
  const { t } = useTranslation('data');
  const search = useCustomerSearch();
  const save = useSave(CreateCustomerInPlaceDocument);
  const owes = useOwesFields('CUSTOMER');
  const mayCreate = useMay('customer.write') && creatable && !owes;
  const run = async (name: string) => {
    const saved = await save({ input: { kind: 'COMPANY', name } }, { refetch: ['Customers'] });
    return saved.ok ? saved.data.createCustomer : null;
  };
  const create = { label: (text: string) => t('picker.createCustomer', { name: text }), run };
  return <RecordPicker {...props} search={search} {...(mayCreate ? { create } : {})} />;
}

export function useCustomerSearch(): (text: string) => Promise<readonly Option[]> {
  const client = useApolloClient();
  return useCallback(
    async (text) => {
      const { data } = await client.query({
        query: PickCustomersDocument,
        variables: { text: text || null },
        fetchPolicy: 'network-only',
      });
      return (data?.customers.nodes ?? []).map(({ id, name, city, taxId, owner }) => ({
        id,
        name,
        hint: [city, taxId, owner?.name].filter(Boolean).join(' · '),
      }));
    },
    [client],
  );
}

/** A contact of one customer, told apart by job title; a new one is made from the typed name. */
export function ContactPicker({ customerId, ...props }: PickerProps & { readonly customerId: string }) {
  const { t } = useTranslation('data');
  const client = useApolloClient();
  const save = useSave(CreateContactInPlaceDocument);
  const owes = useOwesFields('CONTACT');
  const mayCreate = useMay('customer.write') && !owes;
  const search = useCallback(
    async (text: string) => {
      const { data } = await client.query({
        query: PickContactsDocument,
        variables: { customerId },
        fetchPolicy: 'network-only',
      });
      const found = (data?.contacts ?? []).filter((contact) =>
        fold(`${contact.name} ${contact.jobTitle ?? ''}`).includes(fold(text)),
      );
      return found.map(({ id, name, jobTitle, email }) => ({ id, name, hint: jobTitle ?? email }));
    },
    [client, customerId],
  );
  const run = async (name: string) => {
    const saved = await save({ input: { customerId, name } });
    return saved.ok ? saved.data.createContact : null;
  };
  const create = { label: (text: string) => t('picker.createContact', { name: text }), run };
  return <RecordPicker {...props} search={search} {...(mayCreate ? { create } : {})} />;
}
