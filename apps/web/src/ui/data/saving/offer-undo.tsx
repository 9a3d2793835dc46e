import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';

const TIME_TO_UNDO_MS = 10_000;

/** Says what was done and offers for a while to take it back. Answers with the id of the notice. */
export function offerUndo(message: string, label: string, undo: () => void): string {
  const id = notifications.show({
    autoClose: TIME_TO_UNDO_MS,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{message}</Text>
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => {
            notifications.hide(id);
            undo();
          }}
        >
          {label}
        </Button>
      </Group>
    ),
  });
  return id;
}
