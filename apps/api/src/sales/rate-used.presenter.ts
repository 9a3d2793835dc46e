import type { SumOfSales } from '@kontor/customers';
import type { SalesSumType } from './rate-used.type.js';

export const presentSalesSum = (sum: SumOfSales): SalesSumType => ({
  count: sum.count,
  inBase: { ...sum.inBase },
  missingRates: [...sum.missingRates],
});
