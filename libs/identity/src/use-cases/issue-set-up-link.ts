import { sql, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { alreadySetUp } from '../security/organisation-founding.js';
import { type IssuedLink, SingleUseLinks } from '../security/single-use-links.js';

/**
 * Makes the link by which the first administrator sets the organisation up: whoever starts the installation gets it on
 * their terminal. An older one stops working. Refusal: `ALREADY_SET_UP`.
 */
@Injectable()
export class IssueSetUpLink {
  constructor(
    private readonly transactions: Transactions,
    private readonly links: SingleUseLinks,
  ) {}

  execute(): Promise<IssuedLink> {
    return this.transactions.run(async (tx) => {
      if ((await tx.one(sql`SELECT id FROM identity.organisation`)) !== null) throw alreadySetUp();
      this.links.revoke(tx, 'SET_UP', null);
      return this.links.issue(tx, 'SET_UP', null);
    });
  }
}
