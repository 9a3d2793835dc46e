import { useNotifications } from '@mantine/notifications';
import { lazy, Suspense, useRef } from 'react';

const Notifications = lazy(async () => ({ default: (await import('./notices-corner.js')).NoticesCorner }));

/** Where quiet words appear. What shows them is fetched with the first word, and stays from then on. */
export function Notices() {
  const said = useRef(false);
  said.current ||= useNotifications().notifications.length > 0;
  if (!said.current) return null;
  return (
    <Suspense fallback={null}>
      <Notifications />
    </Suspense>
  );
}
