import { useQuery } from '@apollo/client/react';
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ClassifierTreeDocument, type ClassifierTreeQuery, type CustomerClassifier } from '../../../graphql/graphql.js';
import { useMay } from '../../../ui/data/words/use-viewer.js';
import { Answer } from '../../../ui/layout/answer.js';
import { Card } from '../../../ui/layout/card.js';
import { NodeForm } from './node-form.js';
import { NodeLine } from './node-line.js';
import { inTreeOrder } from './tree-order.js';
import classes from './trees.module.css';

const LISTS = [
  ['TAG', 'customerTags'],
  ['SEGMENT', 'segments'],
  ['REGION', 'regions'],
  ['MARKET', 'markets'],
] as const satisfies readonly (readonly [CustomerClassifier, keyof ClassifierTreeQuery])[];

/** By what customers are sorted: three trees, and tags. */
export function Trees() {
  const { t } = useTranslation('settings');
  const may = useMay('pick-list.manage');
  const asked = useQuery(ClassifierTreeDocument, { fetchPolicy: 'cache-and-network' });
  return LISTS.map(([classifier, key]) => (
    <Card key={classifier} title={t(`tree.${classifier}`)} text={t(`treeText.${classifier}`)}>
      <Answer asked={asked} lines={3}>
        {(data) => (
          <>
            {data[key].length === 0 && <Text c="dimmed">{t('lists.empty')}</Text>}
            <ul className={classes.nodes}>
              {inTreeOrder(data[key]).map(({ node, depth }) => (
                <NodeLine key={node.id} classifier={classifier} node={node} depth={depth} nodes={data[key]} may={may} />
              ))}
            </ul>
            {may && <NodeForm classifier={classifier} node={null} nodes={data[key]} onDone={() => undefined} />}
          </>
        )}
      </Answer>
    </Card>
  ));
}
