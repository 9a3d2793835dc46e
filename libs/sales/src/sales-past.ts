import type { Type } from '@nestjs/common';
import { SaleAsOfQuery } from './queries/sale-as-of.query.js';
import { SaleHistoryQuery } from './queries/sale-history.query.js';
import { SaleRegisterQuery } from './queries/sale-register.query.js';

/** What a sale was, and who made it what it is. */
export const pastQueries: readonly Type[] = [SaleAsOfQuery, SaleHistoryQuery, SaleRegisterQuery];
