import { ActionIcon } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { type CSSProperties, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CustomerClassifier, DeleteClassifierDocument, type TreeNodeFragment } from '../../../graphql/graphql.js';
import { useRefusalWords } from '../../../ui/data/saving/use-refusal-words.js';
import { useSave } from '../../../ui/data/saving/use-save.js';
import { Problem } from '../../../ui/data/states/problem.js';
import { NodeForm } from './node-form.js';
import classes from './trees.module.css';

export interface NodeLineProps {
  readonly classifier: CustomerClassifier;
  readonly node: TreeNodeFragment;
  readonly depth: number;
  readonly nodes: readonly TreeNodeFragment[];
  readonly may: boolean;
}

export function NodeLine({ classifier, node, depth, nodes, may }: NodeLineProps) {
  const { t } = useTranslation('settings');
  const say = useRefusalWords();
  const remove = useSave(DeleteClassifierDocument);
  const [editing, setEditing] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const run = async () => {
    const input = { classifier, id: node.id, expectedVersion: node.version };
    const saved = await remove(input, { refetch: ['ClassifierTree'] });
    setProblem(saved.ok ? null : say(saved.refusal));
  };
  if (editing) {
    return (
      <li>
        <NodeForm classifier={classifier} node={node} nodes={nodes} onDone={() => setEditing(false)} />
      </li>
    );
  }
  return (
    <li>
      <div className={classes.node} style={{ '--depth': depth } as CSSProperties}>
        <span className={classes.name}>{node.name}</span>
        {may && (
          <>
            <ActionIcon
              size="sm"
              variant="subtle"
              color="gray"
              aria-label={t('tree.edit', { name: node.name })}
              onClick={() => setEditing(true)}
            >
              <IconPencil size={14} />
            </ActionIcon>
            <ActionIcon
              size="sm"
              variant="subtle"
              color="gray"
              aria-label={t('tree.delete', { name: node.name })}
              onClick={() => void run()}
            >
              <IconTrash size={14} />
            </ActionIcon>
          </>
        )}
      </div>
      <Problem text={problem} />
    </li>
  );
}
