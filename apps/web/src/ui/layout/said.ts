import { notifications } from '@mantine/notifications';

/** A quiet word that something was done. It goes by itself, so it has no button that would need a name. */
export function sayDone(message: string): void {
  notifications.show({ message, color: 'green', autoClose: 4_000, withCloseButton: false });
}

export function sayRefused(message: string): void {
  notifications.show({ message, color: 'red', autoClose: 8_000, withCloseButton: false });
}
