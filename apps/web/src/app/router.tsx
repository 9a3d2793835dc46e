import { createRouter } from '@tanstack/react-router';
import type { AppContext } from './app-context.js';
import { NotFoundPage } from './shell/not-found-page.js';
import { PageError } from './shell/page-error.js';
import { PageSkeleton } from './shell/page-skeleton.js';
import { routeTree } from './route-tree.gen.js';

export const createAppRouter = (context: AppContext) =>
  createRouter({
    routeTree,
    context,
    defaultPreload: 'intent',
    defaultPreloadDelay: 60,
    defaultPendingMs: 150,
    defaultPendingMinMs: 0,
    defaultPendingComponent: PageSkeleton,
    defaultErrorComponent: PageError,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
    scrollToTopSelectors: ['#main'],
  });

export type PageSection = 'home' | 'sales' | 'settings' | 'me';

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }

  interface StaticDataRouteOption {
    /** Shown without the shell and without a session. */
    readonly isPublic?: boolean;
    /** The key of the page's name in the shell's words. */
    readonly title?: PageName;
    readonly section?: PageSection;
    /** The page has no title of its own: the one in the top bar is its heading. */
    readonly titledByBar?: boolean;
    /** What the page's ＋ makes. */
    readonly creates?: 'opportunity' | 'customer';
  }
}

export type PageName =
  | 'activities'
  | 'apiKeys'
  | 'board'
  | 'customFields'
  | 'customers'
  | 'duplicates'
  | 'merge'
  | 'forgotPassword'
  | 'home'
  | 'imports'
  | 'link'
  | 'logIn'
  | 'operations'
  | 'securityLog'
  | 'opportunities'
  | 'organisation'
  | 'people'
  | 'pickLists'
  | 'process'
  | 'processes'
  | 'classification'
  | 'profile'
  | 'rates'
  | 'roles'
  | 'setUp'
  | 'settings'
  | 'teams';
