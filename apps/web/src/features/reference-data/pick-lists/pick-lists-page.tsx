import { useQuery } from '@apollo/client/react';
import { Badge, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type PickList, PickListValuesDocument } from '../../../graphql/graphql.js';
import { useMay } from '../../../ui/data/words/use-viewer.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { Answer } from '../../../ui/layout/answer.js';
import { Card } from '../../../ui/layout/card.js';
import { Page } from '../../../ui/layout/page.js';
import { Trees } from '../trees/trees.js';
import { NewValueForm } from './new-value-form.js';
import classes from './pick-lists.module.css';

const LISTS: readonly PickList[] = ['LOST_REASON', 'SOURCE', 'COMPETITOR'];

/** The organisation's own words that forms offer. */
export function PickListsPage() {
  const { t } = useTranslation('settings');
  return (
    <Page title={t('lists.title')} text={t('lists.text')} width="narrow">
      {LISTS.map((list) => (
        <ListCard key={list} list={list} />
      ))}
      <Trees />
    </Page>
  );
}

function ListCard({ list }: { readonly list: PickList }) {
  const { t } = useTranslation('settings');
  const words = useWords();
  const may = useMay('pick-list.manage');
  const asked = useQuery(PickListValuesDocument, { variables: { list }, fetchPolicy: 'cache-and-network' });
  return (
    <Card title={t(`list.${list}`)} text={t(`listText.${list}`)}>
      <Answer asked={asked} lines={4}>
        {({ pickList }) => (
          <>
            {pickList.length === 0 && <Text c="dimmed">{t('lists.empty')}</Text>}
            <ul className={classes.values}>
              {pickList.map(({ id, name, active }) => (
                <li key={id} className={classes.value} title={`${name.pl} · ${name.en}`}>
                  {words.localised(name)}
                  {!active && <Badge>{t('lists.inactive')}</Badge>}
                </li>
              ))}
            </ul>
          </>
        )}
      </Answer>
      {may && <NewValueForm list={list} />}
    </Card>
  );
}
