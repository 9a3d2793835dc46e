import { Global, Module } from '@nestjs/common';
import { CustomFieldHolders } from './custom-fields/custom-field-holder.js';
import { CustomFieldStore } from './custom-fields/custom-field-store.js';
import { CustomValueReading } from './custom-fields/custom-value-reading.js';
import { ImportedCustomValues } from './custom-fields/imported-custom-values.js';
import { ChangeRegister } from './data/change-register.js';
import { Database } from './data/database.js';
import { Transactions } from './data/transactions.js';
import { CustomFieldsQuery } from './queries/custom-fields.query.js';
import { Ids } from './time/ids.js';
import { OrderCustomFields } from './use-cases/order-custom-fields.js';
import { SaveCustomField } from './use-cases/save-custom-field.js';

/** The organisation's own fields, for every context whose records have them. */
@Global()
@Module({
  providers: [
    CustomFieldHolders,
    CustomValueReading,
    {
      provide: CustomFieldStore,
      useFactory: (holders: CustomFieldHolders) => new CustomFieldStore(holders),
      inject: [CustomFieldHolders],
    },
    {
      provide: CustomFieldsQuery,
      useFactory: (database: Database, holders: CustomFieldHolders) => new CustomFieldsQuery(database, holders),
      inject: [Database, CustomFieldHolders],
    },
    {
      provide: ImportedCustomValues,
      useFactory: (database: Database) => new ImportedCustomValues(database),
      inject: [Database],
    },
    {
      provide: SaveCustomField,
      useFactory: (transactions: Transactions, fields: CustomFieldStore, register: ChangeRegister, ids: Ids) =>
        new SaveCustomField(transactions, fields, register, ids),
      inject: [Transactions, CustomFieldStore, ChangeRegister, Ids],
    },
    {
      provide: OrderCustomFields,
      useFactory: (transactions: Transactions, fields: CustomFieldStore, register: ChangeRegister) =>
        new OrderCustomFields(transactions, fields, register),
      inject: [Transactions, CustomFieldStore, ChangeRegister],
    },
  ],
  exports: [
    CustomFieldHolders,
    CustomValueReading,
    CustomFieldsQuery,
    ImportedCustomValues,
    SaveCustomField,
    OrderCustomFields,
  ],
})
export class CustomFieldsModule {}
