import type { MigrationInterface, QueryRunner } from 'typeorm';

export class IndexCalendar1764030000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      -- A calendar shows what is done where it was planned; only what was never planned stands where it was done.
      CREATE INDEX activity_calendar ON sales.activity ((coalesce(due_at, done_at)), id) WHERE deleted_at IS NULL;
      CREATE INDEX activity_owner_calendar ON sales.activity (owner_id, (coalesce(due_at, done_at)), id) WHERE deleted_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX sales.activity_calendar, sales.activity_owner_calendar');
  }
}
