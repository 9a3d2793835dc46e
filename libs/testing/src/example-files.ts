import { fileURLToPath } from 'node:url';

type ExampleFile = 'sales_pipeline.csv' | 'accounts.csv' | 'products.csv' | 'sales_teams.csv';

/** The path of a real file of another system, see `data/crm-sales-opportunities/SOURCE.md`. */
export const crmSalesOpportunities = (file: ExampleFile): string =>
  fileURLToPath(new URL(`../data/crm-sales-opportunities/${file}`, import.meta.url));
