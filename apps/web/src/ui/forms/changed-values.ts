/** Only what differs: fields that nobody touched are not sent, so that they cannot overwrite what others saved. */
export function changedValues<TValues extends Record<string, unknown>>(
  saved: TValues,
  values: TValues,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(saved[name])),
  );
}
