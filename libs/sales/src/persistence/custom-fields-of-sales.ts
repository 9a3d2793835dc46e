import { CustomFieldHolder, CustomFieldHolders, type CustomFieldKind, type Statement, sql } from '@kontor/platform';
import { Injectable } from '@nestjs/common';

/** Where values of sales are found. */
@Injectable()
export class CustomFieldsOfSales extends CustomFieldHolder {
  override readonly kind: CustomFieldKind = 'OPPORTUNITY';

  constructor(holders: CustomFieldHolders) {
    super(holders);
  }

  override isFilled(fieldId: Statement): Statement {
    return sql`EXISTS (SELECT FROM sales.opportunity_custom_value v WHERE v.field_id = ${fieldId})`;
  }
}
