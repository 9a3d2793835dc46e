import { useQuery } from '@apollo/client/react';
import { Button, SegmentedControl } from '@mantine/core';
import { IconForms, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CustomFieldSettingsDocument, type CustomFieldKind, OrderCustomFieldsDocument } from '../../graphql/graphql.js';
import { useRefusalWords } from '../../ui/data/saving/use-refusal-words.js';
import { useSave } from '../../ui/data/saving/use-save.js';
import { EmptyState } from '../../ui/data/states/empty-state.js';
import { Answer } from '../../ui/layout/answer.js';
import { Card } from '../../ui/layout/card.js';
import { Page } from '../../ui/layout/page.js';
import { sayRefused } from '../../ui/layout/said.js';
import { CustomFieldDrawer } from './custom-field-drawer.js';
import { CustomFieldList } from './custom-field-list.js';
import classes from './custom-fields.module.css';

const KINDS = ['CUSTOMER', 'OPPORTUNITY', 'CONTACT'] as const satisfies readonly CustomFieldKind[];

/** What the organisation wants to know of its records beyond what every record has. */
export function CustomFieldsPage() {
  const { t } = useTranslation('custom');
  const [kind, setKind] = useState<CustomFieldKind>('CUSTOMER');
  const [openId, setOpenId] = useState<string | null>(null);
  const say = useRefusalWords();
  const asked = useQuery(CustomFieldSettingsDocument, { variables: { kind }, fetchPolicy: 'cache-and-network' });
  const order = useSave(OrderCustomFieldsDocument);
  const all = asked.data?.customFields ?? [];
  const put = async (ids: readonly string[]) => {
    const done = await order({ kind, ids: [...ids] }, { refetch: ['CustomFieldSettings', 'CustomFields'] });
    if (!done.ok) sayRefused(say(done.refusal));
  };
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setOpenId('new')}>
      {t('new')}
    </Button>
  );
  return (
    <Page title={t('title')} text={t('text')} width="narrow" actions={all.length > 0 && add}>
      <SegmentedControl
        className={classes.kinds ?? ''}
        aria-label={t('kind.label')}
        value={kind}
        onChange={(next) => setKind(KINDS.find((one) => one === next) ?? 'CUSTOMER')}
        data={KINDS.map((one) => ({ value: one, label: t(`kind.${one}`) }))}
      />
      <Answer asked={asked} lines={6}>
        {({ customFields }) =>
          customFields.length === 0 ? (
            <EmptyState title={t(`empty.${kind}`)} text={t('emptyText')} icon={<IconForms size={28} stroke={1.4} />}>
              {add}
            </EmptyState>
          ) : (
            <Card flush>
              <CustomFieldList key={kind} fields={customFields} onOpen={setOpenId} onOrder={(ids) => void put(ids)} />
            </Card>
          )
        }
      </Answer>
      <CustomFieldDrawer
        kind={kind}
        opened={openId !== null}
        field={all.find(({ id }) => id === openId) ?? null}
        isFilled={asked.data?.filledCustomFields.includes(openId ?? '') ?? false}
        onClose={() => setOpenId(null)}
      />
    </Page>
  );
}
