import { orRefuse } from '@kontor/kernel';
import { Injectable } from '@nestjs/common';
import { checkPassword } from '../domain/password-policy.js';
import type { LinkPurpose } from '../persistence/single-use-link.row.js';
import { LinksQuery } from '../queries/links.query.js';
import { OrganisationQuery } from '../queries/organisation.query.js';
import { PasswordHasher } from './password-hasher.js';
import { linkInvalid } from './single-use-links.js';

/** Checks and hashes new passwords, before a transaction begins: hashing takes its time and must hold no lock. */
@Injectable()
export class NewPasswords {
  constructor(
    private readonly hasher: PasswordHasher,
    private readonly organisation: OrganisationQuery,
    private readonly links: LinksQuery,
  ) {}

  /** The hash of a password that suits a person. Refusals: those of the password policy, `RATE_LIMITED`. */
  async hash(password: string, person: { readonly name: string; readonly email: string }): Promise<string> {
    const organisation = await this.organisation.find();
    return this.hashFor(password, [person.name, person.email, organisation?.name ?? '']);
  }

  /** Whether somebody knows their present password. */
  isRight(hashed: string | null, password: string): Promise<boolean> {
    return this.hasher.verify(hashed, password);
  }

  /** The hash of a password that is made of none of the words in `context`. */
  hashFor(password: string, context: readonly string[]): Promise<string> {
    return this.hasher.hash(orRefuse(checkPassword(password, context)));
  }

  /** The same for the person to whom a link belongs. Refusal: also `LINK_INVALID`. */
  async hashForLink(token: string, purpose: LinkPurpose, password: string): Promise<string> {
    const link = await this.links.find(token);
    if (link?.purpose !== purpose || link.name === null || link.email === null) throw linkInvalid();
    return this.hash(password, { name: link.name, email: link.email });
  }
}
