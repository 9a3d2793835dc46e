import { customValueTable } from '@kontor/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddCustomFields1764100100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(customValueTable('CUSTOMER', 'customers.customer', 'identity.user_account'));
    await runner.query(customValueTable('CONTACT', 'customers.contact', 'identity.user_account'));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['contact', 'customer'] as const) {
      await runner.query(/* sql */ `
        DROP TRIGGER custom_values_new ON customers.${table};
        DROP TRIGGER custom_values_changed ON customers.${table};
        DROP TABLE customers.${table}_custom_value;
        ALTER TABLE customers.${table} DROP COLUMN custom`);
    }
  }
}
