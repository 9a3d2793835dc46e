import { CustomerCardQuery } from '@kontor/customers';
import { BoardQuery } from '../../queries/board.query.js';
import { MoveCheckQuery } from '../../queries/move-check.query.js';
import { OpportunityListQuery } from '../../queries/opportunity-list.query.js';
import { SaleAsOfQuery } from '../../queries/sale-as-of.query.js';
import { SaleHistoryQuery } from '../../queries/sale-history.query.js';
import { SaleRegisterQuery } from '../../queries/sale-register.query.js';
import { SalesSummaryQuery } from '../../queries/sales-summary.query.js';
import { ChangeOpportunity } from '../../use-cases/change-opportunity.js';
import { CreateActivity } from '../../use-cases/create-activity.js';
import { DeleteOpportunity } from '../../use-cases/delete-opportunity.js';
import { MoveOpportunity } from '../../use-cases/move-opportunity.js';
import { handingDoors } from './handing-doors.js';
import { type Doors, allOf, everyActivity, everySale, expectedVersion, hits, recordOf, WHOSE } from './doors.js';

/** Doors to sales. */
export const opportunityDoors: Doors = {
  sets: {
    list: async (world, actor) => (await everySale(world, actor)).map(({ id }) => id),
    'list by customer': async (world, actor) =>
      (
        await world.sales
          .get(OpportunityListQuery)
          .page(actor, { first: 100, sort: { field: 'CUSTOMER', direction: 'ASC' } })
      ).rows.map(({ row }) => row.id),
    'list by text': async (world, actor) =>
      (await world.sales.get(OpportunityListQuery).page(actor, { first: 100, filter: { text: 'sale of' } })).rows.map(
        ({ row }) => row.id,
      ),
    export: async (world, actor) =>
      (await allOf(world.sales.get(OpportunityListQuery).stream(actor, {}))).map(({ id }) => id),
    board: async (world, actor) =>
      (
        await world.sales.get(BoardQuery).of(actor, { processId: world.processId, cardsPerColumn: 100 })
      ).columns.flatMap(({ cards }) => cards.map(({ id }) => id)),
    search: (world, actor) => hits(world, actor, 'sale of'),
    'nested edge of an activity': async (world, actor) =>
      (await everyActivity(world, actor)).map(({ opportunity }) => opportunity?.id),
  },
  counts: {
    count: async (world, actor) => (await world.sales.get(OpportunityListQuery).count(actor, {})).value,
    totals: async (world, actor) => (await world.sales.get(OpportunityListQuery).totals(actor, {})).count.value,
    'board totals': async (world, actor) =>
      (await world.sales.get(BoardQuery).of(actor, { processId: world.processId, cardsPerColumn: 1 })).totals.count
        .value,
    summary: async (world, actor) => (await world.sales.get(SalesSummaryQuery).of(actor, {})).open.count,
    'customer cards': async (world, actor) => {
      const cards = await Promise.all(
        WHOSE.map((whose) => world.sales.get(CustomerCardQuery).find(actor, world.ids.customer[whose])),
      );
      return cards.reduce((sum, card) => sum + (card?.open.count ?? 0), 0);
    },
  },
  ones: {
    get: recordOf,
    register: ({ sales }, actor, id) => sales.get(SaleRegisterQuery).page(actor, 'sale', id, { first: 10 }),
    'as of': ({ sales }, actor, id) => sales.get(SaleAsOfQuery).find(actor, id, new Date('2030-01-01T00:00:00Z')),
    difference: ({ sales }, actor, id) =>
      sales
        .get(SaleAsOfQuery)
        .difference(actor, id, new Date('2020-01-01T00:00:00Z'), new Date('2030-01-01T00:00:00Z')),
    history: ({ sales }, actor, id) => sales.get(SaleHistoryQuery).of(actor, id),
    'move check': ({ sales, stages }, actor, id) =>
      sales.get(MoveCheckQuery).of(actor, { id, stageId: stages['won'] as string }),
    update: ({ sales }, actor, id) => sales.get(ChangeOpportunity).execute(actor, { id, expectedVersion, title: 'x' }),
    move: ({ sales, stages }, actor, id) =>
      sales.get(MoveOpportunity).execute(actor, { id, expectedVersion, stageId: stages['won'] as string }),
    ...handingDoors,
    delete: ({ sales }, actor, id) => sales.get(DeleteOpportunity).execute(actor, { id, expectedVersion }),
    'new activity': ({ sales }, actor, id) =>
      sales.get(CreateActivity).execute(actor, { kind: 'CALL', subject: 'Call', opportunityId: id }),
  },
};
