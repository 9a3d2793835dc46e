import {
  ChangeCustomer,
  ContactQuery,
  CustomerCardQuery,
  CustomerDuplicatesQuery,
  CustomerListQuery,
  DeleteCustomer,
} from '@kontor/customers';
import { OpportunityListQuery } from '../../queries/opportunity-list.query.js';
import { SaleRegisterQuery } from '../../queries/sale-register.query.js';
import { CreateOpportunity } from '../../use-cases/create-opportunity.js';
import { type Doors, allOf, everyActivity, everySale, expectedVersion, hits, WHOSE } from './doors.js';

/** Doors to customers. */
export const customerDoors: Doors = {
  sets: {
    list: async (world, actor) =>
      (await world.sales.get(CustomerListQuery).page(actor, { first: 100 })).rows.map(({ row }) => row.id),
    export: async (world, actor) =>
      (await allOf(world.sales.get(CustomerListQuery).stream(actor, null, null))).map(({ id }) => id),
    search: (world, actor) => hits(world, actor, 'customer of'),
    duplicates: async (world, actor) => {
      const suspects = WHOSE.map((whose) => ({ name: `Customer of ${whose}` }));
      const found = await Promise.all(
        suspects.map((suspect) => world.sales.get(CustomerDuplicatesQuery).find(actor, suspect)),
      );
      return found.flat().map(({ id }) => id);
    },
    'nested edge of a sale': async (world, actor) =>
      (await everySale(world, actor)).map(({ customer }) => customer?.id),
    'nested edge of an activity': async (world, actor) =>
      (await everyActivity(world, actor)).map(({ customer }) => customer?.id),
    'sales found by their customer': async (world, actor) => {
      const found = await world.sales
        .get(OpportunityListQuery)
        .page(actor, { first: 100, filter: { text: 'customer of' } });
      return WHOSE.filter((whose) => found.rows.some(({ row }) => row.id === world.ids.opportunity[whose])).map(
        (whose) => world.ids.customer[whose],
      );
    },
    'sales filtered by their customer': async (world, actor) => {
      const filter = { customerIds: Object.values(world.ids.customer) };
      const found = await world.sales.get(OpportunityListQuery).page(actor, { first: 100, filter });
      return WHOSE.filter((whose) => found.rows.some(({ row }) => row.id === world.ids.opportunity[whose])).map(
        (whose) => world.ids.customer[whose],
      );
    },
  },
  counts: { count: async (world, actor) => (await world.sales.get(CustomerListQuery).count(actor, {})).value },
  ones: {
    get: ({ sales }, actor, id) => sales.get(CustomerCardQuery).find(actor, id),
    contacts: ({ sales }, actor, id) => sales.get(ContactQuery).list(actor, id),
    register: ({ sales }, actor, id) => sales.get(SaleRegisterQuery).page(actor, 'customer', id, { first: 10 }),
    update: ({ sales }, actor, id) => sales.get(ChangeCustomer).execute(actor, { id, expectedVersion, name: 'x' }),
    delete: ({ sales }, actor, id) => sales.get(DeleteCustomer).execute(actor, { id, expectedVersion }),
    'new sale': ({ sales }, actor, id) => sales.get(CreateOpportunity).execute(actor, { title: 'x', customerId: id }),
  },
};
