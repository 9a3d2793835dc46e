import { createRootRouteWithContext, Outlet, redirect } from '@tanstack/react-router';
import type { AppContext } from '../app-context.js';
import { askPublicState, askViewer } from '../session.js';
import { Frame, loadStaffFrame } from '../shell/frame.js';

/**
 * Nobody sees a page of the organisation without a session. Without one, the log-in page remembers where they were
 * going; an installation that nobody has set up yet says so instead.
 */
export const Route = createRootRouteWithContext<AppContext>()({
  beforeLoad: async ({ context, location, matches }) => {
    const isPublic = matches.some((match) => match.staticData.isPublic === true);
    const viewer = await askViewer(context);
    if (viewer !== null && !isPublic) void loadStaffFrame();
    if (viewer !== null || isPublic) return { viewer };
    const { state } = await askPublicState(context.client);
    if (state === 'SET_UP_NEEDED') throw redirect({ to: '/set-up' });
    throw redirect({ to: '/log-in', search: location.href === '/' ? {} : { next: location.href } });
  },
  component: () => (
    <Frame>
      <Outlet />
    </Frame>
  ),
});
