import { Alert, Button, Group, Modal, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CreationHostProps } from '../../../ui/data/creation/creation.js';
import { CustomFormFields } from '../../../ui/data/custom/use-custom-form.js';
import { InPlaceForm } from '../../../ui/data/editing/in-place-form.js';
import { RecordLink } from '../../../ui/data/records/record-link.js';
import { Problem } from '../../../ui/data/states/problem.js';
import type { CustomerDuplicatesQuery } from '../../../graphql/graphql.js';
import { Likenesses } from '../duplicates/likenesses.js';
import { useNewCustomer } from './use-new-customer.js';

/** A new customer: name and tax id are enough; one that is there already is shown while its name is typed. */
export function NewCustomer({ request, onClose }: CreationHostProps<'customer'>) {
  const { t } = useTranslation('customers');
  const form = useNewCustomer(request.name ?? '', onClose);
  const { draft, set, problems } = form;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('new.title')}
      size="md"
      closeButtonProps={{ 'aria-label': t('new.close') }}
    >
      <InPlaceForm onSubmit={() => void form.submit()} onCancel={onClose}>
        <Stack gap="sm">
          <SegmentedControl
            aria-label={t('new.kind')}
            value={draft.kind}
            onChange={(kind) => set({ kind: kind === 'PERSON' ? 'PERSON' : 'COMPANY' })}
            data={(['COMPANY', 'PERSON'] as const).map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
          />
          <TextInput
            label={t('facts.name')}
            data-autofocus
            value={draft.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
            error={problems['name'] ?? null}
          />
          <Duplicates found={form.duplicates} onGo={onClose} />
          <TextInput
            label={t('facts.taxId')}
            description={t('new.taxIdHint')}
            value={draft.taxId}
            onChange={(event) => set({ taxId: event.currentTarget.value })}
            onBlur={form.checkTaxId}
            error={problems['taxId'] ?? null}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
          />
          <Group grow align="flex-start">
            <TextInput
              label={t('addresses.postalCode')}
              value={draft.postalCode}
              onChange={(event) => set({ postalCode: event.currentTarget.value })}
            />
            <TextInput
              label={t('addresses.city')}
              value={draft.city}
              onChange={(event) => set({ city: event.currentTarget.value })}
            />
          </Group>
          <CustomFormFields form={form.custom} />
          <Problem size="sm" text={form.problem} />
          <Group justify="flex-end" gap="xs">
            <Button variant="subtle" color="gray" onClick={onClose}>
              {t('contacts.cancel')}
            </Button>
            <Button type="submit" loading={form.saving}>
              {t('new.save')}
            </Button>
          </Group>
        </Stack>
      </InPlaceForm>
    </Modal>
  );
}

interface DuplicatesProps {
  readonly found: CustomerDuplicatesQuery['customerDuplicates'];
  readonly onGo: () => void;
}

function Duplicates({ found, onGo }: DuplicatesProps) {
  const { t } = useTranslation('customers');
  if (found.length === 0) return null;
  return (
    <Alert icon={<IconInfoCircle size={18} aria-hidden />} color="yellow" title={t('new.duplicates')}>
      <Stack gap={2}>
        {found.map((duplicate) => (
          <Group key={duplicate.id} gap={6}>
            <Text size="sm" onClick={onGo}>
              <RecordLink kind="customer" id={duplicate.id} name={duplicate.name} />
            </Text>
            <Text size="xs" c="dimmed">
              {[duplicate.taxId, duplicate.city].filter(Boolean).join(' · ')}
            </Text>
            <Likenesses likenesses={duplicate.likenesses} />
          </Group>
        ))}
      </Stack>
    </Alert>
  );
}
