import { Notifications } from '@mantine/notifications';

export function NoticesCorner() {
  return <Notifications position="bottom-right" limit={4} />;
}
