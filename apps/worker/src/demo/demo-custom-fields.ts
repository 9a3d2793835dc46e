import { type CustomFieldType, customValues, type CustomValues } from '@kontor/kernel';
import { type Actor, type ChangeRegister, type CustomFieldKind, type Ids, sql, type Tx } from '@kontor/platform';
import { Chance } from './random.js';

interface DemoField {
  readonly kind: CustomFieldKind;
  readonly key: string;
  readonly type: CustomFieldType;
  readonly label: Words;
  readonly help?: Words;
  readonly choices?: readonly Words[];
}

interface Words {
  readonly pl: string;
  readonly en: string;
}

/** What a maker of packaging machines wants to know beyond what everybody does. */
const FIELDS: readonly DemoField[] = [
  {
    kind: 'CUSTOMER',
    key: 'packaging-lines',
    type: 'NUMBER',
    label: { pl: 'Pracujące linie pakujące', en: 'Packaging lines in operation' },
    help: { pl: 'Wszystkich dostawców, policzone podczas wizyty', en: 'Of all makers, as counted on a visit' },
  },
  {
    kind: 'CUSTOMER',
    key: 'food-standard',
    type: 'CHOICE',
    label: { pl: 'Norma zakładu', en: 'Plant standard' },
    choices: ['BRCGS', 'IFS Food', 'FSSC 22000', 'GMP'].map((name) => ({ pl: name, en: name })),
  },
  {
    kind: 'OPPORTUNITY',
    key: 'line-speed',
    type: 'NUMBER',
    label: { pl: 'Wydajność (opak./min)', en: 'Line speed (packs/min)' },
  },
  {
    kind: 'OPPORTUNITY',
    key: 'film-type',
    type: 'CHOICE',
    label: { pl: 'Rodzaj folii', en: 'Film type' },
    choices: [
      { pl: 'BOPP', en: 'BOPP' },
      { pl: 'Polietylen (PE)', en: 'Polyethylene (PE)' },
      { pl: 'Papier', en: 'Paper' },
      { pl: 'Kompostowalna', en: 'Compostable' },
    ],
  },
  {
    kind: 'OPPORTUNITY',
    key: 'technical-lead',
    type: 'PERSON',
    label: { pl: 'Prowadzący technicznie', en: 'Technical lead' },
    help: { pl: 'Odpowiada na pytania o maszynę', en: 'Answers what is asked about the machine' },
  },
  {
    kind: 'OPPORTUNITY',
    key: 'tender-deadline',
    type: 'DATE',
    label: { pl: 'Termin składania ofert', en: 'Tender deadline' },
  },
  {
    kind: 'CONTACT',
    key: 'best-reached',
    type: 'CHOICE',
    label: { pl: 'Najlepiej dzwonić', en: 'Best reached' },
    choices: [
      { pl: 'rano', en: 'in the morning' },
      { pl: 'w południe', en: 'at noon' },
      { pl: 'po zmianie', en: 'after the shift' },
    ],
  },
];

/** The choices that were made, by the keys of their fields. */
export type DemoChoices = ReadonlyMap<string, readonly string[]>;

/** Defines the fields of the demo, each on record as the administrator's. */
export async function insertCustomFields(
  tx: Tx,
  ids: Ids,
  register: ChangeRegister,
  actor: Actor,
): Promise<DemoChoices> {
  const fields = FIELDS.map((field, index) => ({
    ...field,
    help: field.help ?? null,
    id: ids.next(),
    position: index + 1,
    choices: (field.choices ?? []).map((label, at) => ({ id: ids.next(), label, active: true, position: at + 1 })),
  }));
  const choices = fields.flatMap(({ id, choices: own }) => own.map((choice) => ({ ...choice, fieldId: id })));
  await tx.many(sql`
    INSERT INTO platform.custom_field (id, kind, key, type, label, help, position)
    SELECT id, kind, key, type, label, help, position FROM jsonb_to_recordset(${JSON.stringify(fields)}::jsonb)
      AS r(id uuid, kind text, key text, type text, label jsonb, help jsonb, position integer)`);
  await tx.many(sql`
    INSERT INTO platform.custom_field_choice (id, field_id, label, position)
    SELECT id, "fieldId", label, position FROM jsonb_to_recordset(${JSON.stringify(choices)}::jsonb)
      AS r(id uuid, "fieldId" uuid, label jsonb, position integer)`);
  await register.recordMany(
    tx,
    actor,
    fields.map(({ id, kind, key, type, label, help, choices: own }) => {
      const subject = { kind: 'custom-field', id, version: 1 };
      const said = { kind, key, type, label, help, required: false, active: true, choices: own };
      const changes = Object.entries(said).map(([field, to]) => ({ field, from: null, to }));
      return { stream: subject, subject, action: 'custom-field.create', changes };
    }),
  );
  return new Map(fields.map(({ key, choices: own }) => [key, own.map(({ id }) => id)]));
}

/** Chances of their own, so that the rest of the demo is told as it was before there were fields. */
const CUSTOMER_SEED = 40_000;
const CONTACT_SEED = 50_000;
const SALE_SEED = 60_000;

export function customOfCustomer(choices: DemoChoices, index: number): CustomValues {
  const chance = new Chance(CUSTOMER_SEED + index);
  return customValues({
    'packaging-lines': chance.isTrue(0.8) ? String(1 + Math.floor(chance.next() ** 2 * 14)) : null,
    'food-standard': chance.isTrue(0.6) ? chance.pick(choices.get('food-standard') ?? []) : null,
  });
}

export function customOfContact(choices: DemoChoices, index: number): CustomValues {
  const chance = new Chance(CONTACT_SEED + index);
  return customValues({
    'best-reached': chance.isTrue(0.35) ? chance.pick(choices.get('best-reached') ?? []) : null,
  });
}

/** Tenders have a deadline, shortly before the day on which the sale was first expected to close. */
export function customOfSale(
  choices: DemoChoices,
  index: number,
  sale: { readonly isTender: boolean; readonly closesOn: Date },
  people: readonly string[],
): CustomValues {
  const chance = new Chance(SALE_SEED + index);
  const deadline = new Date(sale.closesOn.getTime() - chance.between(20, 45) * 86_400_000);
  return customValues({
    'line-speed': chance.isTrue(0.75) ? String(chance.between(3, 40) * 10) : null,
    'film-type': chance.isTrue(0.6) ? chance.pick(choices.get('film-type') ?? []) : null,
    'technical-lead': chance.isTrue(0.4) ? chance.pick(people) : null,
    'tender-deadline': sale.isTender ? deadline.toISOString().slice(0, 10) : null,
  });
}
