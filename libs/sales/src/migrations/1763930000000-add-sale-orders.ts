import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddSaleOrders1763930000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      -- A page of a list is read from the index of its order: without one, all sales are sorted for fifty of them.
      CREATE INDEX opportunity_title ON sales.opportunity (title_folded, id) WHERE deleted_at IS NULL;
      CREATE INDEX opportunity_opened ON sales.opportunity (opened_on, id) WHERE deleted_at IS NULL;
      CREATE INDEX opportunity_closed ON sales.opportunity (coalesce(closed_on, 'infinity'::date), id) WHERE deleted_at IS NULL;
      CREATE INDEX opportunity_amount ON sales.opportunity (currency, coalesce(amount, -1), id) WHERE deleted_at IS NULL;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      DROP INDEX sales.opportunity_title, sales.opportunity_opened, sales.opportunity_closed, sales.opportunity_amount;`);
  }
}
