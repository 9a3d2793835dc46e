import { type ImportKind, ImportTarget } from '@kontor/platform';

/** Sales as other systems' files list them. */
export abstract class OpportunityImport extends ImportTarget {
  override readonly kind: ImportKind = 'OPPORTUNITY';
  override readonly permission = 'opportunity.write';
}
