import { assert } from '@kontor/kernel';
import { type PermissionInfo, Permissions } from '../contract/permissions.js';

/** The permissions that the app handed to `IdentityModule.forRoot`. */
export class PermissionCatalogue extends Permissions {
  private readonly keys: ReadonlySet<string>;

  constructor(readonly all: readonly PermissionInfo[]) {
    super();
    this.keys = new Set(all.map(({ key }) => key));
    assert(this.keys.size === all.length, 'two contexts list the same permission');
  }

  has(key: string): boolean {
    return this.keys.has(key);
  }
}
