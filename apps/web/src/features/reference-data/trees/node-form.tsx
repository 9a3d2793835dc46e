import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  AddClassifierDocument,
  ChangeClassifierDocument,
  type CustomerClassifier,
  type TreeNodeFragment,
} from '../../../graphql/graphql.js';
import { InPlaceForm } from '../../../ui/data/editing/in-place-form.js';
import { useRefusalWords } from '../../../ui/data/saving/use-refusal-words.js';
import { useSave } from '../../../ui/data/saving/use-save.js';
import { Problem } from '../../../ui/data/states/problem.js';
import { inTreeOrder, parentsFor } from './tree-order.js';
import classes from './trees.module.css';

export interface NodeFormProps {
  readonly classifier: CustomerClassifier;
  /** `null` adds one. */
  readonly node: TreeNodeFragment | null;
  readonly nodes: readonly TreeNodeFragment[];
  readonly onDone: () => void;
}

export function NodeForm({ classifier, node, nodes, onDone }: NodeFormProps) {
  const { t } = useTranslation('settings');
  const [name, setName] = useState(node?.name ?? '');
  const [parentId, setParentId] = useState(node?.parentId ?? '');
  const { save, busy, problem } = useNodeSave(classifier, node);
  const places = node === null ? inTreeOrder(nodes) : parentsFor(nodes, node.id);
  const submit = async () => {
    if (name.trim() === '' || !(await save(name, parentId === '' ? null : parentId))) return;
    if (node === null) setName('');
    onDone();
  };
  return (
    <InPlaceForm onSubmit={() => void submit()} onCancel={onDone}>
      <div className={classes.line}>
        <TextInput
          className={classes.grow ?? ''}
          aria-label={t('tree.name')}
          placeholder={t('tree.name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          autoFocus={node !== null}
        />
        {classifier !== 'TAG' && (
          <NativeSelect
            className={classes.grow ?? ''}
            aria-label={t('tree.parent')}
            value={parentId}
            onChange={(event) => setParentId(event.currentTarget.value)}
            data={[
              { value: '', label: t('tree.top') },
              ...places.map((place) => ({
                value: place.node.id,
                label: `${'\u2003'.repeat(place.depth)}${place.node.name}`,
              })),
            ]}
          />
        )}
        <Button type="submit" variant="default" loading={busy} disabled={name.trim() === ''}>
          {node === null ? t('lists.add') : t('tree.save')}
        </Button>
        {node !== null && (
          <Button variant="subtle" color="gray" onClick={onDone}>
            {t('tree.cancel')}
          </Button>
        )}
      </div>
      <Problem text={problem} />
    </InPlaceForm>
  );
}

const SHOWING = { refetch: ['ClassifierTree', 'Classifiers', 'CustomerFilterChoices'] };

function useNodeSave(classifier: CustomerClassifier, node: TreeNodeFragment | null) {
  const say = useRefusalWords();
  const add = useSave(AddClassifierDocument);
  const change = useSave(ChangeClassifierDocument);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const save = async (name: string, parentId: string | null): Promise<boolean> => {
    setBusy(true);
    const saved =
      node === null
        ? await add({ classifier, name, parentId }, SHOWING)
        : await change({ input: { classifier, id: node.id, expectedVersion: node.version, name, parentId } }, SHOWING);
    setBusy(false);
    setProblem(saved.ok ? null : say(saved.refusal));
    return saved.ok;
  };
  return { save, busy, problem };
}
