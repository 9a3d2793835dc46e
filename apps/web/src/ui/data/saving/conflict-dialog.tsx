import { Button, Group, Modal, Radio, Table, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConflictRow, Side } from './conflict.js';
import type { OpenConflict } from './use-record-save.js';

export interface ConflictDialogProps {
  readonly conflict: OpenConflict;
  /** The field's name and either side's value in words. */
  readonly describe: (field: string) => {
    readonly label: string;
    readonly mine: ReactNode;
    readonly theirs: ReactNode;
  };
  readonly onSave: (choices: Readonly<Record<string, Side>>) => void;
  readonly onDiscard: () => void;
}

/** Somebody saved the same field while it was being typed: theirs and mine side by side, a choice per field. */
export function ConflictDialog({ conflict, describe, onSave, onDiscard }: ConflictDialogProps) {
  const { t } = useTranslation('data');
  const [choices, setChoices] = useState<Readonly<Record<string, Side>>>({});
  const who = conflict.theirs.changedBy ?? t('conflict.somebody');
  return (
    <Modal
      opened
      onClose={onDiscard}
      size="lg"
      title={t('conflict.title', { who })}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('conflict.discard') }}
    >
      <Text size="sm" c="dimmed" mb="sm">
        {t('conflict.explanation')}
      </Text>
      <Table.ScrollContainer minWidth={420}>
        <Table verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('conflict.field')}</Table.Th>
              <Table.Th>{t('conflict.mine')}</Table.Th>
              <Table.Th>{t('conflict.theirs', { who })}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {conflict.rows.map((row) => (
              <ConflictLine
                key={row.field}
                row={row}
                words={describe(row.field)}
                choice={choices[row.field] ?? 'mine'}
                onChoose={(side) => setChoices((now) => ({ ...now, [row.field]: side }))}
              />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onDiscard}>
          {t('conflict.discard')}
        </Button>
        <Button onClick={() => onSave(choices)} data-autofocus>
          {t('conflict.save')}
        </Button>
      </Group>
    </Modal>
  );
}

interface ConflictLineProps {
  readonly row: ConflictRow;
  readonly words: { readonly label: string; readonly mine: ReactNode; readonly theirs: ReactNode };
  readonly choice: Side;
  readonly onChoose: (side: Side) => void;
}

function ConflictLine({ row, words, choice, onChoose }: ConflictLineProps) {
  const { t } = useTranslation('data');
  const contested = row.inMine && row.inTheirs;
  const nothing = (
    <Text size="sm" c="dimmed" span>
      {t('conflict.empty')}
    </Text>
  );
  const cell = (side: Side, value: ReactNode) =>
    contested ? (
      <Radio
        name={`conflict-${row.field}`}
        checked={choice === side}
        onChange={() => onChoose(side)}
        label={value || nothing}
      />
    ) : (
      <Text size="sm">{value || nothing}</Text>
    );
  return (
    <Table.Tr>
      <Table.Th scope="row">{words.label}</Table.Th>
      <Table.Td>
        {row.inMine ? (
          cell('mine', words.mine)
        ) : (
          <Text size="sm" c="dimmed">
            {t('conflict.unchanged')}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        {row.inTheirs ? (
          cell('theirs', words.theirs)
        ) : (
          <Text size="sm" c="dimmed">
            {t('conflict.unchanged')}
          </Text>
        )}
        {!row.inMine && (
          <Text size="xs" c="dimmed">
            {t('conflict.taken')}
          </Text>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
