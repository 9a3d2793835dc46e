import {
  AppConfig,
  createPlatform,
  type DeliveredEvent,
  EventHandler,
  JobRunner,
  sql,
  type Tx,
} from '@kontor/platform';

/** One row for each event that had its effect: two rows of a number are an effect that was had twice. */
class NoteEffect extends EventHandler {
  override readonly name = 'fault.note-effect';
  override readonly eventTypes = ['fault.happened'];
  override readonly rights = 'SYSTEM';
  override readonly concurrency = 4;

  async handle(tx: Tx, event: DeliveredEvent): Promise<void> {
    await tx.many(sql`INSERT INTO public.effect (n) VALUES (${event.payload['n']})`);
  }
}

// A worker with one job whose effects can be counted, for tests that kill it.
const config = AppConfig.fromEnvironment(process.env);
const platform = await createPlatform({ config, entities: [] });
const runner = new JobRunner({
  platform,
  handlers: [new NoteEffect()],
  times: { pollMs: 300, pingMs: 300, resendAfterMs: 3_000, lockMs: 2_000, retry: { tries: 5, firstDelayMs: 100 } },
});
runner.start();
process.stdout.write('at work\n');
process.once('SIGTERM', () => {
  void runner
    .stop()
    .then(() => platform.close())
    .finally(() => process.exit(0));
});
