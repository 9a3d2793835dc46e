import { Button, Radio, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CustomerMergePreviewQuery, MergeCustomersDocument } from '../../../graphql/graphql.js';
import { useFieldWords } from '../../../ui/data/register/use-field-words.js';
import { useRefusalWords } from '../../../ui/data/saving/use-refusal-words.js';
import { useSave } from '../../../ui/data/saving/use-save.js';
import { Problem } from '../../../ui/data/states/problem.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { Card } from '../../../ui/layout/card.js';
import { differences, type MergedFact, type MergeRow, proposed, takenInput } from './merge-fields.js';
import classes from './merge.module.css';

type Preview = CustomerMergePreviewQuery['customerMergePreview'];

export function MergeForm({ preview }: { readonly preview: Preview }) {
  const { t } = useTranslation('customers');
  const words = useWords();
  const { winner, loser } = preview;
  const rows = differences(winner.customer, loser.customer, words);
  const [taken, setTaken] = useState<readonly MergedFact[]>(() => proposed(rows));
  const { merge, busy, problem } = useMerge(preview, taken);
  const moves = preview.moves.filter(({ count }) => count > 0);
  return (
    <>
      <Card title={t('merge.fields')} text={t('merge.fieldsText')} flush>
        {rows.length === 0 ? (
          <Text p="md" c="dimmed" size="sm">
            {t('merge.same')}
          </Text>
        ) : (
          <Fields rows={rows} taken={taken} onChange={setTaken} names={[winner.customer.name, loser.customer.name]} />
        )}
      </Card>
      <Card title={t('merge.moves', { name: loser.customer.name })}>
        {moves.length === 0 && <Text size="sm">{t('merge.noMoves')}</Text>}
        <ul className={classes.moves}>
          {moves.map((move) => (
            <li key={move.kind}>
              {words.localised(move.name)}: {words.number(move.count, 0)}
            </li>
          ))}
        </ul>
      </Card>
      <div className={classes.foot}>
        <Button loading={busy} onClick={() => void merge()}>
          {t('merge.do', { winner: winner.customer.name })}
        </Button>
        <Text size="sm" c="dimmed">
          {t('merge.undoHint')}
        </Text>
        <Problem text={problem} size="sm" />
      </div>
    </>
  );
}

interface FieldsProps {
  readonly rows: readonly MergeRow[];
  readonly taken: readonly MergedFact[];
  readonly onChange: (taken: readonly MergedFact[]) => void;
  readonly names: readonly [string, string];
}

function Fields({ rows, taken, onChange, names }: FieldsProps) {
  const { t } = useTranslation('customers');
  const { fieldWords } = useFieldWords();
  const words = useWords();
  const choose = (field: MergedFact, isTaken: boolean) =>
    onChange(isTaken ? [...taken, field] : taken.filter((one) => one !== field));
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('merge.field')}</th>
            {names.map((name, at) => (
              <th key={at} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.field}>
              <th scope="row">{row.label ? words.localised(row.label) : fieldWords(row.field)}</th>
              {(['winner', 'loser'] as const).map((side) => (
                <td key={side}>
                  <Radio
                    size="xs"
                    name={row.field}
                    label={row[side] ?? t('merge.nothing')}
                    checked={taken.includes(row.field) === (side === 'loser')}
                    onChange={() => choose(row.field, side === 'loser')}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function useMerge({ winner, loser }: Preview, taken: readonly MergedFact[]) {
  const say = useRefusalWords();
  const navigate = useNavigate();
  const send = useSave(MergeCustomersDocument);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const merge = async () => {
    setBusy(true);
    const saved = await send({
      input: {
        winnerId: winner.customer.id,
        winnerVersion: winner.customer.version,
        loserId: loser.customer.id,
        loserVersion: loser.customer.version,
        ...takenInput(taken),
      },
    });
    setBusy(false);
    if (!saved.ok) return setProblem(say(saved.refusal));
    void navigate({ to: '/customers/$customerId', params: { customerId: saved.data.mergeCustomers.id } });
  };
  return { merge, busy, problem };
}
