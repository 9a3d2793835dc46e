import { ActionIcon, Button, Menu, Text } from '@mantine/core';
import { IconDots, IconHandGrab, IconPhonePlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EditableTitle } from '../../../ui/data/editing/editable-title.js';
import type { Fact } from '../../../ui/data/editing/fact.js';
import type { SaveFacts } from '../../../ui/data/editing/facts.js';
import { RecordLink } from '../../../ui/data/records/record-link.js';
import { useMay } from '../../../ui/data/words/use-viewer.js';
import { FollowButton } from '../hand-over/follow-button.js';
import { HandOverDialog } from '../hand-over/hand-over-dialog.js';
import classes from './opportunity.module.css';
import { useSalePast } from './sale-past.js';
import { WhoChanged } from './who-changed.js';
import { useDeleteOpportunity } from './use-delete-opportunity.js';
import type { OpportunityRecord } from './use-opportunity.js';

export interface OpportunityHeaderProps {
  readonly record: OpportunityRecord;
  readonly title: Fact<OpportunityRecord>;
  readonly partial: boolean;
  readonly save: SaveFacts;
  readonly onLog: () => void;
  readonly onGone: () => void;
}

/** Which sale this is, and what one does with it most. */
export function OpportunityHeader({ record, title, partial, save, onLog, onGone }: OpportunityHeaderProps) {
  const { t } = useTranslation('sales');
  const { opportunity } = record;
  const isPast = useSalePast().at !== null;
  const mayLog = useMay('activity.write') && !isPast;
  return (
    <header className={classes.header}>
      <div className={classes.names}>
        <Text size="sm" c="dimmed" component="div" className={classes.over}>
          {opportunity.customer ? (
            <RecordLink kind="customer" id={opportunity.customer.id} name={opportunity.customer.name} />
          ) : (
            t('opportunity.noCustomer')
          )}
          <span className={classes.number}>
            {opportunity.number} · v{opportunity.version}
          </span>
        </Text>
        <div className={classes.titleLine}>
          <EditableTitle fact={title} record={record} canEdit={record.canEdit} save={save} />
          <WhoChanged id={opportunity.id} field="title" label={title.label} />
        </div>
      </div>
      <div className={classes.actions}>
        {mayLog && (
          <Button size="xs" leftSection={<IconPhonePlus size={16} aria-hidden />} onClick={onLog}>
            {t('opportunity.log')}
          </Button>
        )}
        {!isPast && !partial && <FollowButton record={record} />}
        <MoreMenu record={record} onGone={onGone} />
      </div>
    </header>
  );
}

/** What is done with a sale now and then. */
function MoreMenu({ record, onGone }: Pick<OpportunityHeaderProps, 'record' | 'onGone'>) {
  const { t } = useTranslation('sales');
  const { opportunity, canEdit } = record;
  const mayDelete = useMay('opportunity.delete') && canEdit;
  const remove = useDeleteOpportunity(onGone);
  const [handing, setHanding] = useState(false);
  if (!canEdit) return null;
  return (
    <>
      <Menu shadow="md" position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="default" size={30} aria-label={t('opportunity.more')}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconHandGrab size={16} aria-hidden />} onClick={() => setHanding(true)}>
            {t('handOver.action')}
          </Menu.Item>
          {mayDelete && (
            <Menu.Item
              color="red"
              leftSection={<IconTrash size={16} aria-hidden />}
              onClick={() => void remove(opportunity)}
            >
              {t('opportunity.delete')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {handing && <HandOverDialog sale={opportunity} onClose={() => setHanding(false)} onGone={onGone} />}
    </>
  );
}
