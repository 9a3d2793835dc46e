import type { PermissionCatalogueQuery } from '../../../graphql/graphql.js';

type Permission = PermissionCatalogueQuery['permissionCatalogue'][number];

export interface PermissionGroup {
  readonly name: string;
  readonly permissions: readonly Permission[];
}

/** Permissions by the part of the product they belong to, in the order in which it lists them. */
export function permissionGroups(catalogue: readonly Permission[]): readonly PermissionGroup[] {
  const names = [...new Set(catalogue.map(({ group }) => group))];
  return names.map((name) => ({ name, permissions: catalogue.filter(({ group }) => group === name) }));
}
