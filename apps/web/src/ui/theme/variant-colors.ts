import { defaultVariantColorsResolver, type VariantColorsResolver } from '@mantine/core';

/** The accent carries dark ink: gold that white could be read on would be brown. */
export const variantColors: VariantColorsResolver = (input) => {
  const accent = input.color === undefined || input.color === input.theme.primaryColor;
  if (accent && input.variant === 'filled') {
    return {
      background: 'var(--kontor-gold)',
      hover: 'var(--kontor-gold-hover)',
      color: 'var(--kontor-gold-ink)',
      border: '1px solid var(--kontor-gold-edge)',
    };
  }
  return defaultVariantColorsResolver(input);
};
