import { describe, expect, it } from '@jest/globals';
import { currencyCode, Decimal, localDate, plusDays } from '@kontor/kernel';
import fc from 'fast-check';
import { pushesAfter } from './close-date.js';
import { registeredSale, type Sale } from './sale.js';
import { changeSale, readSaleInput, type SaleInput } from './sale-patch.js';

const sale: Sale = {
  id: 'sale',
  number: 'S/2026/000001',
  version: 3,
  title: 'Packing line',
  customerId: 'customer',
  ownerId: 'owner',
  teamId: 'team',
  processVersionId: 'process',
  stageId: 'stage',
  meaning: 'OPEN',
  stageEnteredAt: new Date('2026-11-01T10:00:00Z'),
  amount: new Decimal('182000'),
  currency: currencyCode('PLN'),
  expectedCloseDate: localDate('2026-12-01'),
  closeDatePushes: 0,
  openedOn: localDate('2026-10-01'),
  closedOn: null,
  regionId: null,
  marketId: null,
  sourceId: 'source',
  competitorId: null,
  lostReasonId: null,
  lostNote: null,
  nextStep: 'Call',
  description: null,
  classification: { abc: 'a', temperature: 'hot' },
  contacts: [{ contactId: 'contact', role: 'DECIDES' }],
  tagIds: [],
  splits: [],
  custom: {},
};

function changed(input: SaleInput, from: Sale = sale): Sale {
  const patch = readSaleInput(input);
  if (!patch.ok) throw new Error(patch.refusal.code);
  return changeSale(from, patch.value, from.teamId);
}

const refusedPaths = (input: SaleInput): string[] => {
  const patch = readSaleInput(input);
  return patch.ok ? [] : (patch.refusal.details?.fields ?? []).map(({ path, code }) => `${path} ${code}`);
};

const days = fc.integer({ min: 0, max: 400 }).map((count) => plusDays(localDate('2026-12-01'), count - 200));

describe('changing a sale', () => {
  it('leaves what is not named and clears what is null', () => {
    expect(changed({})).toEqual(sale);
    expect(changed({ customerId: null, amount: null, nextStep: '  ', expectedCloseDate: null })).toEqual({
      ...sale,
      customerId: null,
      amount: null,
      nextStep: null,
      expectedCloseDate: null,
    });
  });

  it('counts exactly the moves to a later close date', () => {
    fc.assert(
      fc.property(fc.array(fc.option(days), { maxLength: 12 }), (dates) => {
        const end = dates.reduce((at, expectedCloseDate) => changed({ expectedCloseDate }, at), sale);
        const steps = [sale.expectedCloseDate, ...dates];
        const pushes = steps.filter((date, index) => {
          const before = steps[index - 1];
          return date !== null && before !== undefined && before !== null && date > before;
        });
        expect(end.closeDatePushes).toBe(pushes.length);
      }),
    );
  });

  it('counts no push of a closed sale and none by a first date', () => {
    expect(changed({ expectedCloseDate: '2027-01-01' }, { ...sale, meaning: 'WON' }).closeDatePushes).toBe(0);
    expect(pushesAfter(1, null, localDate('2027-01-01'))).toBe(1);
    expect(pushesAfter(1, localDate('2027-01-01'), localDate('2027-01-01'))).toBe(1);
  });

  it('changes only the dimensions that are named', () => {
    const next = changed({
      classifications: [
        { dimensionId: 'temperature', valueId: null },
        { dimensionId: 'industry', valueId: 'dairy' },
      ],
    });
    expect(next.classification).toEqual({ abc: 'a', industry: 'dairy' });
  });

  it('refuses all that is wrong at once, each on its field', () => {
    expect(
      refusedPaths({
        title: ' ',
        amount: { amount: '-1', currency: 'PLN' },
        expectedCloseDate: '2026-02-30',
        contacts: [
          { contactId: 'a', role: 'USES' },
          { contactId: 'a', role: 'BUYS' },
        ],
        splits: [
          { userId: 'a', share: '60' },
          { userId: 'b', share: '30' },
        ],
      }),
    ).toEqual([
      'title TEXT_REQUIRED',
      'expectedCloseDate DATE_INVALID',
      'amount AMOUNT_NEGATIVE',
      'contacts.1.contactId CONTACT_TWICE',
      'splits SPLIT_SUM_INVALID',
    ]);
    expect(refusedPaths({ amount: { amount: '1.005', currency: 'PLN' } })).toEqual(['amount DECIMAL_TOO_PRECISE']);
    expect(refusedPaths({ amount: { amount: '1', currency: 'XXQ' } })).toEqual(['amount CURRENCY_UNKNOWN']);
  });

  it('keeps any amount of its currency exactly, down to the register', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 17n - 1n }), (grosze) => {
        const digits = grosze.toString().padStart(3, '0');
        const amount = `${digits.slice(0, -2)}.${digits.slice(-2)}`;
        const next = changed({ amount: { amount, currency: 'PLN' } });
        expect(registeredSale(next).amount).toEqual({ amount, currency: 'PLN' });
      }),
    );
  });
});
