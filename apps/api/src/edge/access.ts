import { SetMetadata } from '@nestjs/common';

/** What a query, mutation or route demands of whoever calls it. Nothing declared means nobody may call it. */
export type Access =
  | { readonly kind: 'PUBLIC' }
  | { readonly kind: 'ANY_STAFF' }
  | { readonly kind: 'PERMISSIONS'; readonly anyOf: readonly string[] };

export const ACCESS = 'kontor:access';

/** Whoever has at least one of the permissions. */
export const Requires = (...anyOf: [string, ...string[]]) =>
  SetMetadata<string, Access>(ACCESS, { kind: 'PERMISSIONS', anyOf });

/** Everybody who is logged in, whatever their role: for one's own things and for pickers. */
export const AnyStaff = () => SetMetadata<string, Access>(ACCESS, { kind: 'ANY_STAFF' });

/** Also those who are not logged in. */
export const Public = () => SetMetadata<string, Access>(ACCESS, { kind: 'PUBLIC' });
