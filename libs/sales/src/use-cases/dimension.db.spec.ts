import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aTeam, aUser, anActor } from '@kontor/identity/testing';
import type { Actor, ImportRow } from '@kontor/platform';
import { Transactions } from '@kontor/platform';
import { OpportunityImport } from '../contract/opportunity-import.js';
import { DimensionQuery, type DimensionView } from '../queries/dimension.query.js';
import { OpportunityListQuery } from '../queries/opportunity-list.query.js';
import { ProcessDraftQuery } from '../queries/process-draft.query.js';
import { fieldsRefused, refusalOf } from '../testing/refusal-of.js';
import { type SalesApplication, salesApplication } from '../testing/sales-application.js';
import { stagesOf } from '../testing/sales-builders.js';
import { ChangeOpportunity } from './change-opportunity.js';
import { CreateOpportunity } from './create-opportunity.js';
import { CreateProcess } from './create-process.js';
import { MoveOpportunity } from './move-opportunity.js';
import { OrderDimensions } from './order-dimensions.js';
import { PublishProcess } from './publish-process.js';
import { type DimensionInput, SaveDimension } from './save-dimension.js';
import { SaveProcessDraft } from './save-process-draft.js';

let sales: SalesApplication;
let actor: Actor;
let made = 0;

beforeAll(async () => {
  sales = await salesApplication();
  const team = await aTeam(sales.db);
  actor = anActor({ userId: await aUser(sales.db, { teamId: team }), homeTeamId: team });
});
afterAll(() => sales.close());

const words = (text: string) => ({ pl: text, en: text });
const value = (text: string, input: object = {}) => ({ name: words(text), active: true, parentValueIds: [], ...input });
const save = (input: Partial<DimensionInput>) => {
  made += 1;
  return sales
    .get(SaveDimension)
    .execute(actor, { name: words(`Dimension ${made}`), active: true, values: [], ...input });
};
const get = async (id: string): Promise<DimensionView> => {
  const found = (await sales.get(DimensionQuery).all({ withArchived: true })).find((dimension) => dimension.id === id);
  if (!found) throw new Error('no such dimension');
  return found;
};
const again = (view: DimensionView, change: Partial<DimensionInput>) =>
  save({ ...view, expectedVersion: view.version, ...change });
const aDimension = async (input: Partial<DimensionInput>) => get((await save(input)).id);
const idOf = (dimension: DimensionView, name: string): string =>
  dimension.values.find((one) => one.name.en === name)?.id ?? '';
const aSale = (classifications: { dimensionId: string; valueId: string | null }[] = []) =>
  sales.get(CreateOpportunity).execute(actor, { title: 'Line', classifications });

/** Industry decides which segments there are; `Any` goes with all. */
async function industryAndSegment() {
  const industry = await aDimension({ values: [value('Food'), value('Pharma')] });
  const segment = await aDimension({
    dependsOnId: industry.id,
    values: [
      value('Dairy', { parentValueIds: [idOf(industry, 'Food')] }),
      value('Tablets', { parentValueIds: [idOf(industry, 'Pharma')] }),
      value('Any'),
    ],
  });
  return { industry, segment };
}

describe('a dimension', () => {
  it('is saved with its values as a whole, and only its order is another’s matter', async () => {
    const first = await aDimension({
      name: { pl: 'Rodzaj', en: 'Industry 1' },
      values: [value('Food'), value('Other')],
    });
    expect(first).toMatchObject({ key: 'industry-1', version: 1, values: [{ key: 'food' }, { key: 'other' }] });
    const [food, other] = first.values;
    await again(first, { values: [{ ...other, name: words('Rest'), active: false }, food] as never });
    const second = await get(first.id);
    expect(second).toMatchObject({
      version: 2,
      values: [{ id: other?.id, name: words('Rest'), active: false }, { id: food?.id }],
    });
    expect(await refusalOf(again(first, {}))).toMatchObject({ code: 'CONFLICT', details: { currentVersion: 2 } });
    // The same again is no save; a value that is not named stays.
    await again(second, {});
    await again(second, { values: [] });
    expect((await get(first.id)).version).toBe(2);
    const chosen = (await sales.get(DimensionQuery).all()).find(({ id }) => id === first.id);
    expect(chosen?.values.map(({ key }) => key)).toEqual(['food']);
    const ids = (await sales.get(DimensionQuery).all()).map(({ id }) => id).reverse();
    await sales.get(OrderDimensions).execute(actor, { ids });
    expect((await sales.get(DimensionQuery).all()).map(({ id }) => id)).toEqual(ids);
  });

  it('has names that tell it and its values apart, and depends in no circle', async () => {
    const { industry, segment } = await industryAndSegment();
    expect(await fieldsRefused(save({ name: industry.name }))).toEqual([
      'name.pl DIMENSION_NAME_TAKEN',
      'name.en DIMENSION_NAME_TAKEN',
    ]);
    expect(await fieldsRefused(save({ values: [value('A'), { ...value('a'), name: { pl: 'a ', en: 'b' } }] }))).toEqual(
      ['values.1.name.pl DIMENSION_VALUE_TWICE'],
    );
    expect(await fieldsRefused(again(industry, { dependsOnId: segment.id }))).toEqual(['dependsOnId DIMENSION_CYCLE']);
    expect(await fieldsRefused(again(industry, { dependsOnId: industry.id }))).toEqual(['dependsOnId DIMENSION_CYCLE']);
    expect(
      await fieldsRefused(
        save({ dependsOnId: industry.id, values: [value('A', { parentValueIds: [idOf(segment, 'Any')] })] }),
      ),
    ).toEqual(['values.0.parentValueIds DIMENSION_PARENT_INVALID']);
    expect(await fieldsRefused(again(industry, { values: [{ ...value('X'), id: idOf(segment, 'Any') }] }))).toEqual([
      'values.0 DIMENSION_VALUE_UNKNOWN',
    ]);
    expect(await refusalOf(again(industry, { active: false }))).toMatchObject({
      code: 'DIMENSION_DEMANDED',
      details: { demandedBy: [segment.name] },
    });
  });
});

describe('the classification of a sale', () => {
  it('keeps values that have since been archived, and takes no archived ones', async () => {
    const dimension = await aDimension({ values: [value('Hot'), value('Cold')] });
    const hot = { dimensionId: dimension.id, valueId: idOf(dimension, 'Hot') };
    const sale = await aSale([hot]);
    await again(dimension, { values: dimension.values.map((one) => ({ ...one, active: one.name.en !== 'Hot' })) });
    expect(await refusalOf(aSale([hot]))).toMatchObject({
      code: 'CLASSIFICATION_UNKNOWN',
      message: expect.stringContaining(dimension.name.en),
      details: { dimension: { id: dimension.id, name: dimension.name } },
    });
    const changed = await sales
      .get(ChangeOpportunity)
      .execute(actor, { id: sale.id, expectedVersion: 1, nextStep: 'Call', classifications: [hot] });
    expect(changed.classifications).toMatchObject([{ value: { name: words('Hot') } }]);
    const { rows } = await sales
      .get(OpportunityListQuery)
      .page(actor, { first: 10, filter: { dimensionValueIds: [hot.valueId] } });
    expect(rows.map(({ row }) => row.id)).toEqual([sale.id]);
    await again(await get(dimension.id), { active: false });
    expect(await refusalOf(aSale([{ dimensionId: dimension.id, valueId: idOf(dimension, 'Cold') }]))).toMatchObject({
      code: 'CLASSIFICATION_UNKNOWN',
    });
  });

  it('takes a dependent value only under its parent', async () => {
    const { industry, segment } = await industryAndSegment();
    const of = (dimension: DimensionView, name: string | null) => ({
      dimensionId: dimension.id,
      valueId: name === null ? null : idOf(dimension, name),
    });
    const depends = { code: 'CLASSIFICATION_DEPENDS', details: { dimension: { id: segment.id, name: segment.name } } };
    expect(await refusalOf(aSale([of(segment, 'Dairy')]))).toMatchObject(depends);
    expect(await refusalOf(aSale([of(segment, 'Dairy'), of(industry, 'Pharma')]))).toMatchObject(depends);
    const sale = await aSale([of(segment, 'Dairy'), of(industry, 'Food')]);
    await aSale([of(segment, 'Any')]);
    const change = (...classifications: object[]) =>
      sales
        .get(ChangeOpportunity)
        .execute(actor, { id: sale.id, expectedVersion: 1, classifications: classifications as never });
    expect(await refusalOf(change(of(industry, 'Pharma')))).toMatchObject(depends);
    expect(await refusalOf(change(of(industry, null)))).toMatchObject(depends);
    await change(of(industry, 'Pharma'), of(segment, 'Tablets'));
  });

  it('cannot lose what a stage behind it has asked for', async () => {
    const dimension = await aDimension({ values: [value('Hot')] });
    const { id } = await sales
      .get(CreateProcess)
      .execute(actor, { name: words('Classified'), modelKey: 'new-business' });
    const { stages, name } = await sales.get(ProcessDraftQuery).draft(id);
    const asked = stages.map((stage, index) => ({
      ...stage,
      exitCriteria: index === 0 ? ([{ kind: 'CLASSIFICATION', dimensionId: dimension.id }] as const) : [],
    }));
    const { version } = await sales
      .get(SaveProcessDraft)
      .execute(actor, { processId: id, expectedVersion: 1, name, stages: asked });
    await sales.get(PublishProcess).execute(actor, { processId: id, expectedVersion: version });
    const own = await stagesOf(sales, 'classified');
    const classifications = [{ dimensionId: dimension.id, valueId: idOf(dimension, 'Hot') }];
    const sale = await sales.get(CreateOpportunity).execute(actor, { title: 'Line', processId: id, classifications });
    const clear = (expectedVersion: number) =>
      sales.get(ChangeOpportunity).execute(actor, {
        id: sale.id,
        expectedVersion,
        classifications: [{ dimensionId: dimension.id, valueId: null }],
      });
    await sales
      .get(MoveOpportunity)
      .execute(actor, { id: sale.id, expectedVersion: 1, stageId: own['need-agreed'] as string });
    expect(await refusalOf(clear(2))).toMatchObject({
      code: 'CLASSIFICATION_REQUIRED',
      message: expect.stringContaining(dimension.name.en),
    });
    expect(await refusalOf(again(await get(dimension.id), { active: false }))).toMatchObject({
      code: 'DIMENSION_DEMANDED',
      details: { demandedBy: [words('Classified')] },
    });
  });

  it('is judged by the same rule in a file', async () => {
    const { industry, segment } = await industryAndSegment();
    const stage = (await stagesOf(sales))['qualified'] as string;
    const row = (rowNumber: number, of: object): ImportRow => ({
      rowNumber,
      values: { externalId: `E-${rowNumber}`, title: 'Line', stage, ...of },
    });
    const outcomes = await sales.get(Transactions).run((tx) =>
      sales.get(OpportunityImport).apply(tx, actor, {
        source: 'file',
        mode: 'CHECK',
        rows: [
          row(1, {
            [`dimension:${industry.key}`]: idOf(industry, 'Food'),
            [`dimension:${segment.key}`]: idOf(segment, 'Dairy'),
          }),
          row(2, {
            [`dimension:${industry.key}`]: idOf(industry, 'Pharma'),
            [`dimension:${segment.key}`]: idOf(segment, 'Dairy'),
          }),
          row(3, { [`dimension:${segment.key}`]: idOf(segment, 'Any') }),
        ],
      }),
    );
    expect(outcomes).toMatchObject([
      { kind: 'CREATED' },
      { kind: 'REFUSED', code: 'CLASSIFICATION_DEPENDS', field: `dimension:${segment.key}` },
      { kind: 'CREATED' },
    ]);
  });
});
