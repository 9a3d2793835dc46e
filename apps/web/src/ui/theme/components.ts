import type { MantineThemeComponents } from '@mantine/core';
import classes from './components.module.css';

const QUICK = { transition: 'fade', duration: 100 } as const;
const FLOATING = { shadow: 'md', radius: 'md', transitionProps: QUICK } as const;

type Sizes = Readonly<Record<string, string>>;
type Sized = { readonly size?: unknown };

const BUTTON_HEIGHTS: Sizes = { xs: '26px', sm: '32px', md: '36px', lg: '42px' };
const FIELD_HEIGHTS: Sizes = { xs: '28px', sm: '34px', md: '38px', lg: '44px' };
const ICON_SIZES: Sizes = { xs: '20px', sm: '26px', md: '30px', lg: '36px' };

/**
 * Denser than Mantine's own, with our edges and shadows: what is not said here is said in the style sheet beside.
 * Named by text and not through the components' own `extend`, which would draw all of them into the first script.
 */
export const components: MantineThemeComponents = {
  ActionIcon: {
    defaultProps: { variant: 'subtle', color: 'gray', size: 'md' },
    classNames: { root: classes.action },
    vars: (_theme: unknown, { size }: Sized) => ({ root: sized('--ai-size', ICON_SIZES, size) }),
  },
  Alert: { defaultProps: { variant: 'light', radius: 'md' } },
  Avatar: { defaultProps: { allowedInitialsColors: ['blue', 'green', 'orange', 'red', 'violet', 'gold', 'gray'] } },
  Badge: { defaultProps: { variant: 'light', radius: 'xs', color: 'gray' }, classNames: { root: classes.badge } },
  Button: {
    defaultProps: { size: 'sm', color: 'gold' },
    classNames: { root: classes.button },
    vars: (_theme: unknown, { size }: Sized) => ({
      root: {
        ...sized('--button-height', BUTTON_HEIGHTS, size ?? 'sm'),
        '--button-padding-x': size === 'xs' ? '8px' : '12px',
      },
    }),
  },
  Checkbox: { defaultProps: { size: 'xs', radius: 'xs' } },
  Drawer: {
    defaultProps: { transitionProps: { duration: 140 }, overlayProps: { backgroundOpacity: 0.3 } },
    classNames: { title: classes.modalTitle },
  },
  Input: {
    defaultProps: { size: 'sm' },
    classNames: { input: classes.input },
    vars: (_theme: unknown, { size }: Sized) => ({ wrapper: sized('--input-height', FIELD_HEIGHTS, size ?? 'sm') }),
  },
  InputWrapper: { classNames: { label: classes.label, description: classes.hint } },
  Loader: { defaultProps: { type: 'dots', size: 'sm' } },
  Menu: {
    // The placeholder is no menu item: screen readers would count it as one. The first item takes the focus.
    defaultProps: { ...FLOATING, withInitialFocusPlaceholder: false },
    classNames: { dropdown: classes.floating, item: classes.menuItem, label: classes.menuLabel },
  },
  Modal: {
    defaultProps: {
      radius: 'lg',
      transitionProps: { transition: 'fade', duration: 120 },
      overlayProps: { backgroundOpacity: 0.35 },
      yOffset: '12dvh',
    },
    classNames: { content: classes.modal, title: classes.modalTitle },
  },
  Popover: { defaultProps: FLOATING, classNames: { dropdown: classes.floating } },
  SegmentedControl: { defaultProps: { size: 'xs', transitionDuration: 120 } },
  Select: { defaultProps: { checkIconPosition: 'right', comboboxProps: FLOATING } },
  Table: { classNames: { th: classes.th } },
  Tabs: { classNames: { tab: classes.tab } },
  Tooltip: {
    defaultProps: { openDelay: 350, withArrow: false, radius: 'sm', transitionProps: { ...QUICK, duration: 80 } },
    classNames: { tooltip: classes.tooltip },
  },
};

function sized(name: string, sizes: Sizes, size: unknown): Record<string, string> {
  const value = sizes[typeof size === 'string' ? size : 'md'];
  return value === undefined || typeof size === 'number' ? {} : { [name]: value };
}
