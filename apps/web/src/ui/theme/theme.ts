import { createTheme } from '@mantine/core';
import { components } from './components.js';
import { palettes } from './palettes.js';
import { variantColors } from './variant-colors.js';

/** Kontor's own look: one gold accent on warm neutral greys, small radii, hairlines, close shadows, dense controls. */
export const theme = createTheme({
  colors: palettes,
  primaryColor: 'gold',
  primaryShade: { light: 7, dark: 5 },
  white: '#ffffff',
  black: '#1f1d1b',
  fontFamily: "'Figtree Variable', 'Segoe UI', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', 'Liberation Mono', monospace",
  fontSizes: { xs: '12px', sm: '14px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.55', xl: '1.4' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  defaultRadius: 'sm',
  headings: {
    fontWeight: '600',
    textWrap: 'pretty',
    sizes: {
      h1: { fontSize: '28px', lineHeight: '1.2' },
      h2: { fontSize: '20px', lineHeight: '1.3' },
      h3: { fontSize: '16px', lineHeight: '1.4' },
      h4: { fontSize: '14px', lineHeight: '1.45' },
    },
  },
  shadows: {
    xs: '0 1px 1px rgb(30 25 15 / 5%)',
    sm: '0 1px 2px rgb(30 25 15 / 6%), 0 1px 1px rgb(30 25 15 / 4%)',
    md: '0 1px 2px rgb(30 25 15 / 6%), 0 6px 16px -4px rgb(30 25 15 / 12%)',
    lg: '0 2px 4px rgb(30 25 15 / 5%), 0 12px 28px -6px rgb(30 25 15 / 16%)',
    xl: '0 4px 8px rgb(30 25 15 / 5%), 0 24px 60px -12px rgb(30 25 15 / 28%)',
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  variantColorResolver: variantColors,
  components,
});
