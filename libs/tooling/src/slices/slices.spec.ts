import { describe, expect, it } from '@jest/globals';
import { sliceFiles } from './slice-files.js';
import { insertSlice } from './slice-insertions.js';
import { planSlice, readTables, SliceProblem } from './slice-plan.js';

const MIGRATION = `
      CREATE TABLE sales.stage (id uuid PRIMARY KEY, name text NOT NULL);
      CREATE TABLE sales.price_list (
        id uuid PRIMARY KEY,
        -- Who keeps it; nobody when it came with the installation.
        owner_id uuid REFERENCES identity.user_account,
        team_id uuid REFERENCES identity.team,
        updated_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1
      );
      CREATE INDEX price_list_owner ON sales.price_list (owner_id);`;
const known = { tables: readTables([MIGRATION], 'sales'), permissions: ['price-list.write', 'stage.manage'] };

describe('a slice that is asked for', () => {
  it('finds its table by its subject, with what the table can do', () => {
    expect(planSlice('sales', 'publish-price-list', known)).toEqual({
      context: 'sales',
      name: 'publish-price-list',
      className: 'PublishPriceList',
      methodName: 'publishPriceList',
      subject: 'price-list',
      table: 'sales.price_list',
      action: 'price-list.publish',
      permission: 'price-list.write',
      isOwned: true,
      isDeletable: false,
      hasUpdateTime: true,
    });
  });

  it.each([
    ['a name that is no sentence', 'publish', undefined, 'verb-subject'],
    ['a record that is not versioned', 'rename-stage', undefined, 'There are: price-list.'],
    ['a permission that nobody has heard of', 'publish-price-list', 'price.publish', 'price-list.write, stage.manage'],
  ])('refuses %s and says what there is', (_, name, permission, words) => {
    const plan = () => planSlice('sales', name, known, permission);
    expect(plan).toThrow(SliceProblem);
    expect(plan).toThrow(words);
  });
});

describe('a slice in the tree', () => {
  const plan = planSlice('sales', 'publish-price-list', known);
  const ofContext = [
    {
      path: 'libs/sales/src/sales.module.ts',
      text: `import {\n  CreatePriceList,\n} from './use-cases/create-price-list.js';\n\nexport const salesUseCases: readonly Type[] = [CreatePriceList];\n`,
    },
    { path: 'libs/sales/src/index.ts', text: `export { SalesModule } from './sales.module.js';\n` },
  ];
  const apiModule = {
    path: 'apps/api/src/sales/sales-api.module.ts',
    text: `import { Module } from '@nestjs/common';\n\n@Module({ providers: [] })\nexport class SalesApiModule {}\n`,
  };

  it('spans two folders of the same name', () => {
    expect([...sliceFiles(plan).keys()]).toEqual([
      'libs/sales/src/use-cases/publish-price-list.ts',
      'libs/sales/src/use-cases/publish-price-list.db.spec.ts',
      'apps/api/src/sales/publish-price-list.input.ts',
      'apps/api/src/sales/publish-price-list.type.ts',
      'apps/api/src/sales/publish-price-list.presenter.ts',
      'apps/api/src/sales/publish-price-list.resolver.ts',
    ]);
  });

  it('is entered where the context lists its use cases and the API its resolvers', () => {
    const [module, index, api] = insertSlice(plan, ofContext, apiModule);
    expect(module?.text).toContain(`import { PublishPriceList } from './use-cases/publish-price-list.js';\n\nexport`);
    expect(module?.text).toContain('= [\n  PublishPriceList,CreatePriceList];');
    expect(index?.text).toContain(`export { PublishPriceList, type PublishPriceListView } from`);
    expect(api?.text).toContain('providers: [\n    PublishPriceListResolver,');
  });
});
