import { notifications } from '@mantine/notifications';

/** A quiet word that something was done. */
export function sayDone(message: string): void {
  notifications.show({ message, color: 'green', autoClose: 4_000 });
}

export function sayRefused(message: string): void {
  notifications.show({ message, color: 'red', autoClose: 8_000 });
}
