import { CustomFieldHolder, CustomFieldHolders, type CustomFieldKind, type Statement, sql } from '@kontor/platform';
import { Injectable } from '@nestjs/common';

/** Where values of customers are found. */
@Injectable()
export class CustomFieldsOfCustomers extends CustomFieldHolder {
  override readonly kind: CustomFieldKind = 'CUSTOMER';

  constructor(holders: CustomFieldHolders) {
    super(holders);
  }

  override isFilled(fieldId: Statement): Statement {
    return sql`EXISTS (SELECT FROM customers.customer_custom_value v WHERE v.field_id = ${fieldId})`;
  }
}

/** Where values of contacts are found. */
@Injectable()
export class CustomFieldsOfContacts extends CustomFieldHolder {
  override readonly kind: CustomFieldKind = 'CONTACT';

  constructor(holders: CustomFieldHolders) {
    super(holders);
  }

  override isFilled(fieldId: Statement): Statement {
    return sql`EXISTS (SELECT FROM customers.contact_custom_value v WHERE v.field_id = ${fieldId})`;
  }
}
