import {
  ActionIcon,
  Alert,
  Avatar,
  Badge,
  Button,
  Checkbox,
  createTheme,
  Drawer,
  Input,
  Loader,
  Menu,
  Modal,
  NavLink,
  Popover,
  SegmentedControl,
  Select,
  Table,
  Tabs,
  Tooltip,
} from '@mantine/core';
import classes from './components.module.css';

const QUICK = { transition: 'fade', duration: 100 } as const;
const FLOATING = { shadow: 'md', radius: 'md', transitionProps: QUICK } as const;

const BUTTON_HEIGHTS: Readonly<Record<string, string>> = { xs: '26px', sm: '32px', md: '36px', lg: '42px' };
const FIELD_HEIGHTS: Readonly<Record<string, string>> = { xs: '28px', sm: '34px', md: '38px', lg: '44px' };
const ICON_SIZES: Readonly<Record<string, string>> = { xs: '20px', sm: '26px', md: '30px', lg: '36px' };

/** Denser than Mantine's own, with our edges and shadows: what is not said here is said in the style sheet beside. */
export const components = createTheme({
  components: {
    ActionIcon: ActionIcon.extend({
      defaultProps: { variant: 'subtle', color: 'gray', size: 'md' },
      classNames: { root: classes.action ?? '' },
      vars: (_theme, props) => ({ root: sized('--ai-size', ICON_SIZES, props.size) }),
    }),
    Alert: Alert.extend({ defaultProps: { variant: 'light', radius: 'md' } }),
    Avatar: Avatar.extend({
      defaultProps: { allowedInitialsColors: ['blue', 'green', 'orange', 'red', 'violet', 'gold', 'gray'] },
    }),
    Badge: Badge.extend({
      defaultProps: { variant: 'light', radius: 'xs', color: 'gray' },
      classNames: { root: classes.badge ?? '' },
    }),
    Button: Button.extend({
      defaultProps: { size: 'sm', color: 'gold' },
      classNames: { root: classes.button ?? '' },
      vars: (_theme, props) => ({
        root: {
          ...sized('--button-height', BUTTON_HEIGHTS, props.size ?? 'sm'),
          '--button-padding-x': props.size === 'xs' ? '8px' : '12px',
        },
      }),
    }),
    Checkbox: Checkbox.extend({ defaultProps: { size: 'xs', radius: 'xs' } }),
    Drawer: Drawer.extend({
      defaultProps: { transitionProps: { duration: 140 }, overlayProps: { backgroundOpacity: 0.3 } },
    }),
    Input: Input.extend({
      defaultProps: { size: 'sm' },
      classNames: { input: classes.input ?? '' },
      vars: (_theme, props) => ({ wrapper: sized('--input-height', FIELD_HEIGHTS, props.size ?? 'sm') }),
    }),
    InputWrapper: Input.Wrapper.extend({ classNames: { label: classes.label ?? '', description: classes.hint ?? '' } }),
    Loader: Loader.extend({ defaultProps: { type: 'dots', size: 'sm' } }),
    Menu: Menu.extend({
      defaultProps: FLOATING,
      classNames: { dropdown: classes.floating ?? '', item: classes.menuItem ?? '', label: classes.menuLabel ?? '' },
    }),
    Modal: Modal.extend({
      defaultProps: {
        radius: 'lg',
        transitionProps: { transition: 'fade', duration: 120 },
        overlayProps: { backgroundOpacity: 0.35 },
        yOffset: '12dvh',
      },
      classNames: { content: classes.modal ?? '', title: classes.modalTitle ?? '' },
    }),
    NavLink: NavLink.extend({ classNames: { root: classes.navLink ?? '' } }),
    Popover: Popover.extend({ defaultProps: FLOATING, classNames: { dropdown: classes.floating ?? '' } }),
    SegmentedControl: SegmentedControl.extend({ defaultProps: { size: 'xs', transitionDuration: 120 } }),
    Select: Select.extend({ defaultProps: { checkIconPosition: 'right', comboboxProps: FLOATING } }),
    Table: Table.extend({ classNames: { th: classes.th ?? '' } }),
    Tabs: Tabs.extend({ classNames: { tab: classes.tab ?? '' } }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 350, withArrow: false, radius: 'sm', transitionProps: { ...QUICK, duration: 80 } },
      classNames: { tooltip: classes.tooltip ?? '' },
    }),
  },
}).components;

function sized(name: string, sizes: Readonly<Record<string, string>>, size: unknown): Record<string, string> {
  const value = sizes[typeof size === 'string' ? size : 'md'];
  return value === undefined || typeof size === 'number' ? {} : { [name]: value };
}
