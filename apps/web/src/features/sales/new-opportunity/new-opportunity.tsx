import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CreationHostProps } from '../../../ui/data/creation/creation.js';
import { ChoiceField } from '../../../ui/data/fields/choice-field.js';
import { DateField } from '../../../ui/data/fields/date-field.js';
import { MoneyField } from '../../../ui/data/fields/money-field.js';
import { CustomerPicker } from '../../../ui/data/fields/pickers.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { useProcesses } from '../filters/use-processes.js';
import { useNewOpportunity } from './use-new-opportunity.js';

/** A new sale in five fields at most; everything that can be known is filled in, and only the title is required. */
export function NewOpportunity({ request, onClose }: CreationHostProps<'opportunity'>) {
  const { t } = useTranslation('sales');
  const words = useWords();
  const form = useNewOpportunity(request, onClose);
  const processes = useProcesses();
  const { draft, set, problems } = form;
  return (
    <Modal
      opened
      onClose={form.close}
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
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void form.submit();
          if (event.key === 's' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            void form.submit();
          }
        }}
      >
        <Stack gap="sm">
          <CustomerPicker
            label={t('new.customer')}
            autoFocus={!request.customer}
            value={draft.customer}
            onChange={(customer) => set({ customer })}
            error={problems['customerId'] ?? null}
            placeholder={t('new.customerPlaceholder')}
          />
          <TextInput
            label={t('new.what')}
            data-autofocus={request.customer ? true : undefined}
            value={draft.title}
            placeholder={form.titleGuess}
            onChange={(event) => set({ title: event.currentTarget.value })}
            error={problems['title'] ?? null}
          />
          <Group grow align="flex-start">
            <MoneyField
              label={t('new.amount')}
              value={draft.amount}
              onChange={(amount) => set({ amount })}
              error={problems['amount'] ?? null}
            />
            <DateField
              label={t('new.closeDate')}
              value={draft.close}
              onChange={(close) => set({ close })}
              error={problems['expectedCloseDate'] ?? null}
            />
          </Group>
          {processes.length > 1 && (
            <ChoiceField
              label={t('new.process')}
              value={draft.processId ?? processes[0]?.id ?? null}
              clearable={false}
              options={processes.map((process) => ({ id: process.id, name: words.localised(process.name) }))}
              onChange={(processId) => set({ processId })}
            />
          )}
          {form.problem && (
            <Text size="sm" c="red" role="alert">
              {form.problem}
            </Text>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="subtle" color="gray" onClick={form.close}>
              {t('new.cancel')}
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
