import { type ImportKind, ImportTarget } from '@kontor/platform';

/** Customers as other systems' files list them. */
export abstract class CustomerImport extends ImportTarget {
  override readonly kind: ImportKind = 'CUSTOMER';
  override readonly permission = 'customer.write';
}
