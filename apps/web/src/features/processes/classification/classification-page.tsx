import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { IconPlus, IconTags } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DimensionSettingsDocument, OrderDimensionsDocument } from '../../../graphql/graphql.js';
import { useRefusalWords } from '../../../ui/data/saving/use-refusal-words.js';
import { useSave } from '../../../ui/data/saving/use-save.js';
import { EmptyState } from '../../../ui/data/states/empty-state.js';
import { Answer } from '../../../ui/layout/answer.js';
import { Card } from '../../../ui/layout/card.js';
import { Page } from '../../../ui/layout/page.js';
import { sayRefused } from '../../../ui/layout/said.js';
import { moved } from '../editor/draft-state.js';
import { DimensionDrawer } from './dimension-drawer.js';
import { DimensionList } from './dimension-list.js';

/** The organisation's own ways to tell sales apart. */
export function ClassificationPage() {
  const { t } = useTranslation('processes');
  const say = useRefusalWords();
  const asked = useQuery(DimensionSettingsDocument, { fetchPolicy: 'cache-and-network' });
  const order = useSave(OrderDimensionsDocument);
  const [openId, setOpenId] = useState<string | null>(null);
  const all = asked.data?.dimensions ?? [];
  const put = async (from: number, to: number) => {
    const ids = moved(all, from, to).map(({ id }) => id);
    const done = await order({ ids }, { refetch: ['DimensionSettings', 'Classifiers'] });
    if (!done.ok) sayRefused(say(done.refusal));
  };
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setOpenId('new')}>
      {t('classes.new')}
    </Button>
  );
  return (
    <Page title={t('classes.title')} text={t('classes.text')} width="narrow" actions={all.length > 0 && add}>
      <Answer asked={asked} lines={6}>
        {({ dimensions }) =>
          dimensions.length === 0 ? (
            <EmptyState
              title={t('classes.empty')}
              text={t('classes.emptyText')}
              icon={<IconTags size={28} stroke={1.4} />}
            >
              {add}
            </EmptyState>
          ) : (
            <Card flush>
              <DimensionList dimensions={dimensions} onOpen={setOpenId} onMove={(from, to) => void put(from, to)} />
            </Card>
          )
        }
      </Answer>
      <DimensionDrawer
        opened={openId !== null}
        dimension={all.find(({ id }) => id === openId) ?? null}
        others={all.filter(({ id, active }) => id !== openId && active)}
        onClose={() => setOpenId(null)}
      />
    </Page>
  );
}
