import type { MantineColorsTuple } from '@mantine/core';

/** Ten shades each. Shade 7 is readable as text on the light page, shade 4 on the dark one (WCAG AA). */
export const palettes = {
  gold: ['#fdf8ec', '#faedcb', '#f5dc98', '#efc75f', '#e6ae2e', '#cf9314', '#b0780b', '#8a5c08', '#6b470b', '#4b310a'],
  gray: ['#faf9f7', '#f4f3f0', '#eceae6', '#e0ddd8', '#cdc9c2', '#a39e96', '#6b6760', '#524e49', '#383531', '#1f1d1b'],
  dark: ['#e8e6e3', '#c9c6c1', '#a19d97', '#8f8b85', '#323135', '#2a292d', '#212024', '#18181a', '#131315', '#0d0d0e'],
  red: ['#fdf2f1', '#fbe0dd', '#f6bfba', '#f19a92', '#ec8077', '#de5046', '#cb3b31', '#b5302a', '#932722', '#6f1e1a'],
  green: ['#eff8f2', '#d8efe0', '#b0dfc1', '#82ca9c', '#5dbb80', '#329c5c', '#25834b', '#1e6e3f', '#185833', '#124226'],
  orange: [
    '#fff5ec',
    '#fde5cf',
    '#fac99c',
    '#f5aa68',
    '#ef9646',
    '#dd7117',
    '#c05a0c',
    '#9c4709',
    '#7d3a0c',
    '#5d2c0b',
  ],
  blue: ['#f0f5fd', '#dce7fa', '#b9cff5', '#8fb0ee', '#7aa0ea', '#4676d8', '#355fc0', '#2b4f9f', '#24407f', '#1b2f5c'],
  violet: [
    '#f5f2fd',
    '#e6dffa',
    '#cdc0f4',
    '#b09cec',
    '#a48ee9',
    '#7d60d6',
    '#6a4cc4',
    '#573da6',
    '#463285',
    '#332561',
  ],
} as const satisfies Record<string, MantineColorsTuple>;
