import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CreationHostProps } from '../../../ui/data/creation/creation.js';
import { CustomFormFields } from '../../../ui/data/custom/use-custom-form.js';
import { InPlaceForm } from '../../../ui/data/editing/in-place-form.js';
import { ChoiceField } from '../../../ui/data/fields/choice-field.js';
import { DateField } from '../../../ui/data/fields/date-field.js';
import { MoneyField } from '../../../ui/data/fields/money-field.js';
import { CustomerPicker } from '../../../ui/data/fields/pickers.js';
import { Problem } from '../../../ui/data/states/problem.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { useProcesses } from '../filters/use-processes.js';
import { useNewOpportunity } from './use-new-opportunity.js';

/** A new sale in five fields at most; everything that can be known is filled in, and only the title is required. */
export function NewOpportunity({ request, onClose }: CreationHostProps<'opportunity'>) {
  const { t } = useTranslation('sales');
  const form = useNewOpportunity(request, onClose);
  const { draft, set, problems } = form;
  const knowsCustomer = request.customer !== undefined;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('new.title')}
      size="md"
      closeButtonProps={{ 'aria-label': t('new.close') }}
    >
      <InPlaceForm onSubmit={() => void form.submit()} onCancel={onClose}>
        <Stack
          gap="sm"
          onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && void form.submit()}
        >
          <CustomerPicker
            label={t('new.customer')}
            autoFocus={!knowsCustomer}
            value={draft.customer}
            onChange={(customer) => set({ customer })}
            error={problems['customerId'] ?? null}
            placeholder={t('new.customerPlaceholder')}
          />
          <TextInput
            label={t('new.what')}
            data-autofocus={knowsCustomer || undefined}
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
          <ProcessField value={draft.processId} onChange={(processId) => set({ processId })} />
          <CustomFormFields form={form.custom} />
          <Problem size="sm" text={form.problem} />
          <Group justify="flex-end" gap="xs">
            <Button variant="subtle" color="gray" onClick={onClose}>
              {t('new.cancel')}
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

/** Asked only where there is something to choose. */
function ProcessField({
  value,
  onChange,
}: {
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
}) {
  const { t } = useTranslation('sales');
  const words = useWords();
  const processes = useProcesses();
  if (processes.length < 2) return null;
  const options = processes.map((process) => ({ id: process.id, name: words.localised(process.name) }));
  return (
    <ChoiceField
      label={t('new.process')}
      value={value ?? options[0]?.id ?? null}
      clearable={false}
      options={options}
      onChange={onChange}
    />
  );
}
