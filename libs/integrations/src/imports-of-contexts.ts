import { CustomerImport } from '@kontor/customers/contract';
import { PersonImport } from '@kontor/identity/contract';
import { Refused } from '@kontor/kernel';
import type { Actor, ImportKind, ImportTarget } from '@kontor/platform';
import { OpportunityImport } from '@kontor/sales/contract';
import { Injectable } from '@nestjs/common';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The contexts' import targets by kind, each behind the permission to write such records. */
@Injectable()
export class ImportsOfContexts {
  constructor(
    private readonly opportunities: OpportunityImport,
    private readonly customers: CustomerImport,
    private readonly people: PersonImport,
  ) {}

  of(kind: ImportKind): ImportTarget {
    const targets = { OPPORTUNITY: this.opportunities, CUSTOMER: this.customers, PERSON: this.people } satisfies Record<
      ImportKind,
      ImportTarget
    >;
    return targets[kind];
  }

  /** Which of the ids that somebody chose for a reference of the file name a record that the actor may choose. */
  async known(actor: Actor, kind: ImportKind, field: string, chosen: readonly string[]): Promise<ReadonlySet<string>> {
    const ids = chosen.filter((id) => UUID.test(id));
    return ids.length === 0 ? new Set() : this.of(kind).known(actor, field, ids);
  }

  /** Refusal: `FORBIDDEN` when the actor may not write such records one by one either. */
  allowed(actor: Actor, kind: ImportKind): ImportTarget {
    const target = this.of(kind);
    if (actor.permissions.has(target.permission)) return target;
    throw new Refused(
      'FORBIDDEN',
      `You need the permission ${target.permission} to import such records. Ask an administrator.`,
      { permission: target.permission },
    );
  }
}
