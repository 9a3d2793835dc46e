import { Button, Popover } from '@mantine/core';
import { type ComponentType, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpportunityFilter } from '../../../graphql/graphql.js';
import type { BulkSelection } from '../../../ui/data/collection/collection-types.js';
import type { SaleRow } from '../opportunities/sale-row.js';
import { CloseDateForm } from './close-date-form.js';
import { OwnerForm } from './owner-form.js';
import { StageForm } from './stage-form.js';
import { TagsForm } from './tags-form.js';
import type { Bulk, BulkFormProps, BulkOrder } from './use-bulk-change.js';

const FORMS = {
  owner: OwnerForm,
  stage: StageForm,
  close: CloseDateForm,
  tags: TagsForm,
} as const satisfies Readonly<Record<string, ComponentType<BulkFormProps>>>;

export interface BulkSalesProps {
  readonly bulk: Bulk;
  readonly selection: BulkSelection<SaleRow>;
  readonly filter: OpportunityFilter;
}

/** What can be done to many sales at once: to those that are ticked, or to all that the filter finds. */
export function BulkSales({ bulk, selection, filter }: BulkSalesProps) {
  const { t } = useTranslation('sales');
  const [opened, setOpened] = useState<keyof typeof FORMS | null>(null);
  const [busy, setBusy] = useState(false);
  const order = async (what: BulkOrder) => {
    setOpened(null);
    setBusy(true);
    const sales = selection.rows.map(({ id, version }) => ({ id, expectedVersion: version }));
    await bulk.start(selection.everything ? { filter } : { sales }, what);
    setBusy(false);
  };
  return (Object.keys(FORMS) as (keyof typeof FORMS)[]).map((key) => {
    const Form = FORMS[key];
    return (
      <Popover
        key={key}
        opened={opened === key}
        onChange={(next) => setOpened(next ? key : null)}
        position="bottom-start"
        shadow="md"
        width={300}
        trapFocus
        // Choices of its fields are drawn outside of it, and choosing one is no leaving.
        closeOnClickOutside={false}
        withinPortal
      >
        <Popover.Target>
          <Button
            size="xs"
            variant="default"
            disabled={busy}
            onClick={() => setOpened((now) => (now === key ? null : key))}
          >
            {t(`bulk.${key}`)}
          </Button>
        </Popover.Target>
        <Popover.Dropdown p="sm">
          <Form onOrder={(what) => void order(what)} />
        </Popover.Dropdown>
      </Popover>
    );
  });
}
