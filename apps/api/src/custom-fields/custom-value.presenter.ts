import type { CustomValueView } from '@kontor/platform';
import type { CustomValueType } from './custom-value.type.js';

const presentCustomValue = ({ key, type, label, value, choice, person }: CustomValueView): CustomValueType => ({
  field: key,
  type,
  label,
  text: type === 'TEXT' ? value : null,
  number: type === 'NUMBER' ? value : null,
  date: type === 'DATE' ? value : null,
  choice,
  person,
});

/** A view with its values in the slots of their types. */
export const withCustomValues = <View extends { readonly customFields: readonly CustomValueView[] }>(
  view: View,
): Omit<View, 'customFields'> & { customFields: CustomValueType[] } => ({
  ...view,
  customFields: view.customFields.map(presentCustomValue),
});
