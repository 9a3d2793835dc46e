import type { RowScope, ScopedKind } from '../../../graphql/graphql.js';

/** Kinds of records whose rows a role may reach in part. */
export const SCOPED_KINDS: readonly ScopedKind[] = ['CUSTOMER', 'OPPORTUNITY', 'ACTIVITY'];

export const ROW_SCOPES: readonly RowScope[] = ['OWN', 'TEAM', 'ALL'];
