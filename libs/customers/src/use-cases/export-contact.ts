import { colleagues } from '@kontor/identity/contract';
import {
  type Actor,
  type Change,
  ChangeRegister,
  Clock,
  customValuesJson,
  Database,
  notFound,
  sql,
  Transactions,
  withPersonal,
} from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { PersonalDataHolders } from '../contract/personal-data-holder.js';
import { visibleCustomers } from '../queries/customer-view.js';

/** Everything that is kept of a person: for a program and for a reader. */
export interface ContactExport {
  readonly fileName: string;
  readonly json: string;
  readonly text: string;
}

interface OwnRow {
  readonly contact: Readonly<Record<string, unknown>>;
  readonly sales: readonly object[];
}

interface EntryRow {
  readonly action: string;
  readonly recordedAt: Date;
  readonly changes: readonly Change[];
}

/**
 * Gathers what is kept of a person, which they may ask for (GDPR, articles 15 and 20). That it was taken out stands in
 * the customer's register. Refusal: `NOT_FOUND`.
 */
@Injectable()
export class ExportContact {
  constructor(
    private readonly transactions: Transactions,
    private readonly holders: PersonalDataHolders,
    private readonly register: ChangeRegister,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, { id }: { readonly id: string }): Promise<ContactExport> {
    return this.transactions.run(async (tx) => {
      const own = await tx.one<OwnRow & { customerId: string; version: number }>(sql`
        SELECT jsonb_build_object('id', k.id, 'name', k.name, 'jobTitle', k.job_title, 'email', k.email, 'phone', k.phone, 'roles', k.roles,
            'language', k.language, 'customer', c.name, 'createdAt', k.created_at,
            'customFields', ${customValuesJson('CONTACT', sql`k.custom`, colleagues)}) AS contact, k.customer_id AS "customerId", k.version,
          coalesce((SELECT jsonb_agg(jsonb_build_object('number', o.number, 'title', o.title, 'role', oc.role) ORDER BY o.number)
            FROM sales.opportunity_contact oc JOIN sales.opportunity o ON o.id = oc.opportunity_id WHERE oc.contact_id = k.id), '[]') AS sales
        FROM customers.contact k JOIN customers.customer c ON c.id = k.customer_id
        WHERE k.id = ${id}::uuid AND k.erased_at IS NULL AND ${visibleCustomers(actor)}`);
      if (own === null) throw notFound('contact');
      const entries = await tx.many<EntryRow>(sql`
        SELECT r.action, r.recorded_at AS "recordedAt", r.changes FROM platform.register_entry r
        WHERE r.subject_id = ${id}::uuid AND r.subject_kind = 'contact' ORDER BY r.id`);
      const register = [];
      for (const entry of entries)
        register.push({ ...entry, changes: await withPersonal(this.database, entry.changes) });
      const records: Record<string, readonly object[]> = {};
      for (const holder of this.holders.all()) records[holder.key] = await holder.export(tx, id);
      const subject = { kind: 'contact', id, version: own.version };
      const stream = { kind: 'customer', id: own.customerId };
      await this.register.record(tx, actor, { stream, subject, action: 'contact.export', changes: [] });
      const whole = { exportedAt: this.clock.now(), contact: own.contact, sales: own.sales, ...records, register };
      const json = JSON.stringify(whole, null, 2);
      return { fileName: `contact-${id}`, json, text: readable(JSON.parse(json) as Json) };
    });
  }
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** One fact a line, indented as it hangs together: readable without a program that knows JSON. */
function readable(value: Json, depth = 0): string {
  const indent = '  '.repeat(depth);
  if (value === null) return `${indent}–`;
  if (typeof value !== 'object') return `${indent}${value}`;
  if (isList(value)) return value.map((one) => `${indent}-\n${readable(one, depth + 1)}`).join('\n');
  return Object.entries(value)
    .map(([key, one]) =>
      typeof one === 'object' && one !== null
        ? `${indent}${key}:\n${readable(one, depth + 1)}`
        : `${indent}${key}: ${readable(one)}`,
    )
    .join('\n');
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
