import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

const TIME_TO_UNDO_MS = 10_000;

/** Says what is about to happen and waits; answers `true` when nobody took it back in ten seconds. */
export function useUndoable(): (message: string) => Promise<boolean> {
  const { t } = useTranslation('data');
  return useCallback(
    (message) =>
      new Promise((resolve) => {
        let undone = false;
        const id = notifications.show({
          autoClose: TIME_TO_UNDO_MS,
          withCloseButton: true,
          onClose: () => resolve(!undone),
          message: (
            <Group justify="space-between" wrap="nowrap">
              <Text size="sm">{message}</Text>
              <Button
                size="compact-sm"
                variant="subtle"
                onClick={() => {
                  undone = true;
                  notifications.hide(id);
                }}
              >
                {t('facts.undo')}
              </Button>
            </Group>
          ),
        });
      }),
    [t],
  );
}
