import { Select, type SelectProps } from '@mantine/core';

const ZONES = Intl.supportedValuesOf('timeZone');

/** Every zone the browser knows, found by a part of its name; the server has the last word. */
export function TimeZoneSelect(props: Omit<SelectProps, 'data'>) {
  const chosen = typeof props.defaultValue === 'string' ? props.defaultValue : props.value;
  const data = chosen && !ZONES.includes(chosen) ? [chosen, ...ZONES] : ZONES;
  return <Select searchable allowDeselect={false} limit={60} maxDropdownHeight={280} {...props} data={data} />;
}
