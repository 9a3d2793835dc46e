import { ActionIcon, Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { IconArrowMerge, IconDots, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type CustomerFactsFragment, DeleteCustomerDocument } from '../../../graphql/graphql.js';
import { useCreation } from '../../../ui/data/creation/creation.js';
import { useRefusalWords } from '../../../ui/data/saving/use-refusal-words.js';
import { useSave } from '../../../ui/data/saving/use-save.js';
import { useUndoable } from '../../../ui/data/saving/use-undoable.js';
import { useMay } from '../../../ui/data/words/use-viewer.js';
import classes from './customer.module.css';

export function CustomerActions({
  customer,
  onGone,
}: {
  readonly customer: CustomerFactsFragment;
  readonly onGone: () => void;
}) {
  const { t } = useTranslation('customers');
  const { create } = useCreation();
  const navigate = useNavigate();
  const maySell = useMay('opportunity.write');
  const mayDelete = useMay('customer.delete') && customer.canEdit;
  const remove = useDeleteCustomer(onGone);
  return (
    <div className={classes.actions}>
      {maySell && (
        <Button
          size="xs"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => create({ kind: 'opportunity', customer: { id: customer.id, name: customer.name } })}
        >
          {t('newSale')}
        </Button>
      )}
      {mayDelete && (
        <Menu shadow="md" position="bottom-end" withinPortal>
          <Menu.Target>
            <ActionIcon variant="default" size={30} aria-label={t('more')}>
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<IconArrowMerge size={16} aria-hidden />}
              onClick={() => void navigate({ to: '/customers/merge', search: { winner: customer.id } })}
            >
              {t('merge.action')}
            </Menu.Item>
            <Menu.Item
              color="red"
              leftSection={<IconTrash size={16} aria-hidden />}
              onClick={() => void remove(customer)}
            >
              {t('delete')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
}

function useDeleteCustomer(onGone: () => void) {
  const { t } = useTranslation('customers');
  const say = useRefusalWords();
  const remove = useSave(DeleteCustomerDocument);
  const undoable = useUndoable();
  return async (customer: CustomerFactsFragment) => {
    onGone();
    if (!(await undoable(t('deleted', { name: customer.name })))) return;
    const saved = await remove({ id: customer.id, expectedVersion: customer.version }, { refetch: ['Customers'] });
    if (!saved.ok) notifications.show({ color: 'red', title: t('notDeleted'), message: say(saved.refusal) });
  };
}
