/*
 * Imports are their requester's, because a file may hold what only they may see.
 * Who runs the installation sees everybody's, to help when one gets stuck.
 */
export const maySeeAllImports = (actor: { readonly permissions: ReadonlySet<string> }): boolean =>
  actor.permissions.has('operations.read');
