import { customValueTable } from '@kontor/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddCustomFieldsOfSales1764100200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(customValueTable('OPPORTUNITY', 'sales.opportunity', 'identity.user_account'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      DROP TRIGGER custom_values_new ON sales.opportunity;
      DROP TRIGGER custom_values_changed ON sales.opportunity;
      DROP TABLE sales.opportunity_custom_value;
      ALTER TABLE sales.opportunity DROP COLUMN custom`);
  }
}
