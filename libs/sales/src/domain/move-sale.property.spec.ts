import { describe, expect, it } from '@jest/globals';
import { assert, currencyCode, Decimal, localDate, localDateAt } from '@kontor/kernel';
import fc from 'fast-check';
import { PROCESS_MODELS } from '../defaults/process-models.js';
import type { GateFacts } from './exit-criterion.js';
import { type MoveRequest, moveSale } from './move-sale.js';
import type { Sale } from './sale.js';
import type { Stage } from './stage.js';

const NEW_BUSINESS = PROCESS_MODELS[0];
assert(NEW_BUSINESS, 'there is a first model');
const stages: readonly Stage[] = NEW_BUSINESS.stages.map((stage, index) => ({
  ...stage,
  id: stage.key,
  position: index,
}));
const OPEN_KEYS = stages.filter(({ meaning }) => meaning === 'OPEN').map(({ key }) => key);
const EVERYTHING: GateFacts = {
  filledFields: new Set(['customer', 'amount', 'expectedCloseDate', 'nextStep']),
  doneActivityKinds: new Set(['MEETING', 'CALL', 'TASK']),
  contactRoles: new Set(['DECIDES']),
  approvals: new Set(),
  dimensionIds: new Set(),
  extensions: new Set(),
};
const NOTHING: GateFacts = {
  filledFields: new Set(),
  doneActivityKinds: new Set(),
  contactRoles: new Set(),
  approvals: new Set(),
  dimensionIds: new Set(),
  extensions: new Set(),
};
const dateAt = (instant: Date) => localDateAt(instant, 'Europe/Warsaw');

const beginning: Sale = {
  id: 'sale',
  number: 'S/2026/000001',
  version: 1,
  title: 'Packing line',
  customerId: 'customer',
  ownerId: null,
  teamId: null,
  processVersionId: 'version',
  stageId: 'qualified',
  meaning: 'OPEN',
  stageEnteredAt: new Date('2026-01-01T10:00:00Z'),
  amount: new Decimal(1),
  currency: currencyCode('PLN'),
  expectedCloseDate: null,
  closeDatePushes: 0,
  openedOn: localDate('2026-01-01'),
  closedOn: null,
  regionId: null,
  marketId: null,
  sourceId: null,
  competitorId: null,
  lostReasonId: null,
  lostNote: null,
  nextStep: null,
  description: null,
  classification: {},
  contacts: [],
  tagIds: [],
  splits: [],
  custom: {},
};

interface Model {
  at: string;
  closed: boolean;
  moves: number;
}
interface Real {
  sale: Sale;
  now: Date;
}

/** One try to move; the model knows nothing of stages but their order, and says what must come of it. */
class Move implements fc.Command<Model, Real> {
  constructor(
    readonly to: string,
    readonly reason: string | null,
    readonly lostReasonId: string | null,
    readonly gateIsMet: boolean,
  ) {}
  check = () => true;

  expected({ at, closed }: Model): string {
    const [from, to] = [OPEN_KEYS.indexOf(at), OPEN_KEYS.indexOf(this.to)];
    if (this.to === at) return 'STAGE_UNCHANGED';
    if (closed && to < 0) return 'REOPEN_FIRST';
    if (closed || (to >= 0 && to < from)) return this.reason === null ? 'REASON_NEEDED' : 'ok';
    if (this.to === 'lost') return this.lostReasonId === null ? 'LOST_REASON_NEEDED' : 'ok';
    if (!this.gateIsMet) return 'GATE_UNMET';
    const passed = (this.to === 'won' ? OPEN_KEYS.length : to) - from;
    return passed > 1 && this.reason === null ? 'REASON_NEEDED' : 'ok';
  }

  run(model: Model, real: Real): void {
    real.now = new Date(real.now.getTime() + 3_600_000);
    const request: MoveRequest = {
      toStageId: this.to,
      occurredAt: real.now,
      reason: this.reason,
      lostReasonId: this.lostReasonId,
      competitorId: undefined,
      lostNote: null,
      closedOn: null,
    };
    const facts = this.gateIsMet ? EVERYTHING : NOTHING;
    const result = moveSale(real.sale, stages, request, facts, { now: real.now, dateAt });
    expect(result.ok ? 'ok' : result.refusal.code).toBe(this.expected(model));
    if (!result.ok) return;
    expect(result.value.from.key).toBe(model.at);
    real.sale = result.value.sale;
    model.at = this.to;
    model.closed = this.to === 'won' || this.to === 'lost';
    model.moves += 1;
    expect(real.sale.stageId).toBe(model.at);
    expect(real.sale.meaning === 'OPEN').toBe(!model.closed);
    expect(real.sale.closedOn).toBe(model.closed ? dateAt(real.now) : null);
    expect(real.sale.lostReasonId).toBe(this.to === 'lost' ? this.lostReasonId : null);
    expect(real.sale.stageEnteredAt).toEqual(real.now);
  }

  toString = () => `move to ${this.to} (${this.reason ?? 'no reason'}, ${this.gateIsMet ? 'gate met' : 'gate unmet'})`;
}

const move = fc
  .tuple(
    fc.constantFrom(...stages.map(({ key }) => key)),
    fc.option(fc.constant('because')),
    fc.option(fc.constant('price')),
    fc.boolean(),
  )
  .map(([to, reason, lostReasonId, gateIsMet]) => new Move(to, reason, lostReasonId, gateIsMet));

describe('the stages of a sale', () => {
  it('go as the model says, whatever is tried in whatever order', () => {
    fc.assert(
      fc.property(fc.commands([move], { maxCommands: 40 }), (commands) => {
        const setup = () => ({
          model: { at: 'qualified', closed: false, moves: 0 },
          real: { sale: beginning, now: new Date('2026-02-01T00:00:00Z') },
        });
        fc.modelRun(setup, commands);
      }),
      { numRuns: 300 },
    );
  });

  const request = (change: Partial<MoveRequest>): MoveRequest => ({
    toStageId: 'won',
    occurredAt: new Date('2026-02-01T23:30:00Z'),
    reason: 'because',
    lostReasonId: 'price',
    competitorId: undefined,
    lostNote: null,
    closedOn: null,
    ...change,
  });
  const at = new Date('2026-02-02T10:00:00Z');
  const outcome = (change: Partial<MoveRequest>, facts = EVERYTHING, sale = beginning) => {
    const result = moveSale(sale, stages, request(change), facts, { now: at, dateAt });
    return result.ok ? result.value.sale : result.refusal;
  };

  it('lists every unmet criterion of the stages left, and what a won sale must have', () => {
    expect(outcome({}, NOTHING)).toMatchObject({
      code: 'GATE_UNMET',
      details: {
        unmet: [
          { key: 'field.customer', stageId: 'qualified', kind: 'FIELD', field: 'customer' },
          { key: 'field.amount', stageId: 'need-agreed' },
          { key: 'done.meeting', stageId: 'need-agreed', kind: 'ACTIVITY_DONE', activityKind: 'MEETING' },
          { key: 'contact.decides', stageId: 'need-agreed', kind: 'CONTACT_ROLE', contactRole: 'DECIDES' },
          { key: 'field.expectedCloseDate', stageId: 'offer-sent' },
          { key: 'field.nextStep', stageId: 'offer-sent' },
          { key: 'field.expectedCloseDate', stageId: 'negotiation' },
          { key: 'won.customer', stageId: 'won' },
          { key: 'won.amount', stageId: 'won' },
        ],
      },
    });
  });

  it('closes on the day of the move as the organisation’s calendar shows it, or on the day that is given', () => {
    expect(outcome({})).toMatchObject({ closedOn: '2026-02-02', meaning: 'WON' });
    expect(outcome({ closedOn: localDate('2026-01-31') })).toMatchObject({ closedOn: '2026-01-31' });
    expect(outcome({ closedOn: localDate('2026-02-03') })).toMatchObject({ code: 'CLOSED_ON_INVALID' });
    expect(outcome({ closedOn: localDate('2025-12-31') })).toMatchObject({ code: 'CLOSED_ON_INVALID' });
  });

  it('refuses a move in the future and one before the last', () => {
    expect(outcome({ occurredAt: new Date(at.getTime() + 1) })).toMatchObject({ code: 'MOVE_TIME_INVALID' });
    const early = new Date(beginning.stageEnteredAt.getTime() - 1);
    expect(outcome({ occurredAt: early })).toMatchObject({ code: 'MOVE_TIME_INVALID' });
  });

  it('keeps the competitor unless the end names another', () => {
    const against = { ...beginning, competitorId: 'x' };
    expect(outcome({ toStageId: 'lost' }, EVERYTHING, against)).toMatchObject({ competitorId: 'x' });
    expect(outcome({ toStageId: 'lost', competitorId: null }, EVERYTHING, against)).toMatchObject({
      competitorId: null,
    });
  });

  it('refuses a stage of another process', () => {
    expect(outcome({ toStageId: 'published' })).toMatchObject({ code: 'STAGE_UNKNOWN' });
  });
});
