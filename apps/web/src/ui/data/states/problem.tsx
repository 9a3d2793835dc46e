import { Text } from '@mantine/core';

/** Why something was not done, said where it was tried, and read out at once. */
export function Problem({ text, size = 'xs' }: { readonly text: string | null; readonly size?: 'xs' | 'sm' }) {
  if (text === null) return null;
  return (
    <Text size={size} c="red" role="alert">
      {text}
    </Text>
  );
}
