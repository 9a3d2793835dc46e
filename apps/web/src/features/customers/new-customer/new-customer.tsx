import { Alert, Button, Group, Modal, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CreationHostProps } from '../../../ui/data/creation/creation.js';
import { RecordLink } from '../../../ui/data/records/record-link.js';
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
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit();
        }}
        onKeyDown={(event) => {
          if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          void form.submit();
        }}
      >
        <Stack gap="sm">
          <SegmentedControl
            aria-label={t('new.kind')}
            value={draft.kind}
            onChange={(kind) => set({ kind: kind === 'PERSON' ? 'PERSON' : 'COMPANY' })}
            data={[
              { value: 'COMPANY', label: t('kind.COMPANY') },
              { value: 'PERSON', label: t('kind.PERSON') },
            ]}
          />
          <TextInput
            label={t('facts.name')}
            data-autofocus
            value={draft.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
            error={problems['name'] ?? null}
          />
          {form.duplicates.length > 0 && (
            <Alert icon={<IconInfoCircle size={18} aria-hidden />} color="yellow" title={t('new.duplicates')}>
              <Stack gap={2}>
                {form.duplicates.map((duplicate) => (
                  <Text key={duplicate.id} size="sm" onClick={onClose}>
                    <RecordLink kind="customer" id={duplicate.id} name={duplicate.name} />
                  </Text>
                ))}
              </Stack>
            </Alert>
          )}
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
          {form.problem && (
            <Text size="sm" c="red" role="alert">
              {form.problem}
            </Text>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="subtle" color="gray" onClick={onClose}>
              {t('contacts.cancel')}
            </Button>
            <Button type="submit" loading={form.saving}>
              {t('new.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
