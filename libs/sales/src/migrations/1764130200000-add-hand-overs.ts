import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddHandOvers1764130200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      -- A sale given to somebody with a word to them, which waits on their first page until they have seen it.
      CREATE TABLE sales.hand_over (
        id uuid PRIMARY KEY,
        opportunity_id uuid NOT NULL REFERENCES sales.opportunity ON DELETE CASCADE,
        from_user_id uuid REFERENCES identity.user_account,
        to_user_id uuid NOT NULL REFERENCES identity.user_account,
        by_user_id uuid REFERENCES identity.user_account,
        note text,
        activities integer NOT NULL DEFAULT 0,
        handed_at timestamptz NOT NULL,
        seen_at timestamptz CHECK (seen_at >= handed_at),
        version integer NOT NULL DEFAULT 1
      );
      CREATE TRIGGER hand_over_version BEFORE UPDATE ON sales.hand_over FOR EACH ROW EXECUTE FUNCTION platform.refuse_version_jump();
      CREATE INDEX hand_over_waiting ON sales.hand_over (to_user_id, handed_at DESC) WHERE seen_at IS NULL;
      CREATE INDEX hand_over_of_sale ON sales.hand_over (opportunity_id);

      -- Who wants to hear of a sale besides its owner. It opens nothing: row scopes decide what is seen.
      CREATE TABLE sales.opportunity_follower (
        user_id uuid NOT NULL REFERENCES identity.user_account,
        opportunity_id uuid NOT NULL REFERENCES sales.opportunity ON DELETE CASCADE,
        since timestamptz NOT NULL,
        PRIMARY KEY (user_id, opportunity_id)
      );
      CREATE INDEX opportunity_follower_of_sale ON sales.opportunity_follower (opportunity_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE sales.opportunity_follower, sales.hand_over');
  }
}
