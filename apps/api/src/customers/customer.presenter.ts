import type { CustomerCardView, CustomerView } from '@kontor/customers';
import { withCustomValues } from '../custom-fields/custom-value.presenter.js';
import { presentSalesSum } from '../sales/rate-used.presenter.js';
import { presentContact } from './contact.presenter.js';
import type { CustomerCardType, CustomerType } from './customer.type.js';

export const presentCustomer = (view: CustomerView): CustomerType => ({
  ...withCustomValues(view),
  tags: [...view.tags],
});

export const presentCustomerCard = (card: CustomerCardView): CustomerCardType => ({
  customer: presentCustomer(card.customer),
  addresses: card.addresses.map((address) => ({ ...address })),
  contacts: card.contacts.map(presentContact),
  won: presentSalesSum(card.won),
  open: presentSalesSum(card.open),
  lost: presentSalesSum(card.lost),
  years: card.years.map(({ year, won, lost }) => ({ year, won: presentSalesSum(won), lost: presentSalesSum(lost) })),
  rates: card.rates.map((rate) => ({ ...rate })),
  isParent: card.isParent,
});
