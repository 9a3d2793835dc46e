import { useNotifications } from '@mantine/notifications';
import { lazy, Suspense, useRef } from 'react';

const Notifications = lazy(async () => ({ default: (await import('./notices-corner.js')).NoticesCorner }));

/** Where quiet words appear. What shows them is fetched with the first word, and stays from then on. */
export function Notices() {
  const said = useRef(false);
  const { notifications } = useNotifications();
  if (notifications.length > 0) said.current = true;
  if (!said.current) return null;
  return (
    <Suspense fallback={null}>
      <Notifications />
    </Suspense>
  );
}
