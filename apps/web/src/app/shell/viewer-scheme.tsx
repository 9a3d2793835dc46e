import { useMantineColorScheme } from '@mantine/core';
import { useEffect } from 'react';
import type { ColourScheme } from '../../graphql/graphql.js';

const SCHEMES = { AUTO: 'auto', LIGHT: 'light', DARK: 'dark' } as const;

/** The scheme a person chose follows them to any browser. */
export function SchemeOfViewer({ scheme }: { readonly scheme: ColourScheme }) {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  useEffect(() => {
    if (colorScheme !== SCHEMES[scheme]) setColorScheme(SCHEMES[scheme]);
  }, [scheme, colorScheme, setColorScheme]);
  return null;
}
