import 'i18next';
import type custom from '../../locales/en/custom.json';
import type customers from '../../locales/en/customers.json';
import type data from '../../locales/en/data.json';
import type identity from '../../locales/en/identity.json';
import type imports from '../../locales/en/imports.json';
import type operations from '../../locales/en/operations.json';
import type process from '../../locales/en/process.json';
import type processes from '../../locales/en/processes.json';
import type refusals from '../../locales/en/refusals.json';
import type sales from '../../locales/en/sales.json';
import type settings from '../../locales/en/settings.json';
import type shell from '../../locales/en/shell.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shell';
    returnNull: false;
    resources: {
      custom: typeof custom;
      customers: typeof customers;
      data: typeof data;
      identity: typeof identity;
      imports: typeof imports;
      operations: typeof operations;
      process: typeof process;
      processes: typeof processes;
      refusals: typeof refusals;
      sales: typeof sales;
      settings: typeof settings;
      shell: typeof shell;
    };
  }
}
