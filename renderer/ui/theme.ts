import { type CSSVariablesResolver, createTheme } from '@mantine/core';
import { PALETTE } from './palette.ts';

const FONT = '"Atkinson Hyperlegible Next Variable", "Atkinson Hyperlegible Next", system-ui, sans-serif';

export const theme = createTheme({
  colors: PALETTE,
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 3 },
  autoContrast: true,
  white: '#ffffff',
  black: '#24211d',
  fontFamily: FONT,
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", "SF Mono", Consolas, monospace',
  headings: {
    fontFamily: FONT,
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '28px', lineHeight: '1.2' },
      h2: { fontSize: '19px', lineHeight: '1.3' },
      h3: { fontSize: '16px', lineHeight: '1.35' },
    },
  },
  fontSizes: { xs: '13px', sm: '15px', md: '15px', lg: '17px', xl: '20px' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.45', lg: '1.5', xl: '1.4' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '4px', sm: '6px', md: '10px', lg: '14px', xl: '24px' },
  defaultRadius: 'md',
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    // 36 px high, the words as large as the text around them.
    InputWrapper: {
      styles: {
        label: { fontWeight: 600, marginBottom: 4 },
        error: { fontSize: 14 },
        description: { fontSize: 14, color: 'var(--muted)' },
      },
    },
    Input: { vars: () => ({ wrapper: { '--input-bd': 'var(--edge)', '--input-placeholder-color': 'var(--muted)' } }) },
    Button: { defaultProps: { loaderProps: { type: 'dots' } } },
    Modal: {
      defaultProps: {
        radius: 'lg',
        centered: true,
        transitionProps: { duration: 120, transition: 'fade' },
        closeButtonProps: { 'aria-label': 'Fermer' },
      },
    },
    Drawer: {
      defaultProps: {
        position: 'right',
        transitionProps: { duration: 120, transition: 'fade' },
        closeButtonProps: { 'aria-label': 'Fermer' },
      },
    },
    Menu: {
      // Inside the landmark where it was opened, and nothing in it but its items.
      defaultProps: {
        withinPortal: false,
        floatingStrategy: 'fixed',
        withInitialFocusPlaceholder: false,
        transitionProps: { duration: 100 },
        shadow: 'md',
        radius: 'md',
      },
    },
    PasswordInput: { defaultProps: { visibilityToggleButtonProps: { 'aria-label': 'Afficher ou masquer le mot de passe', tabIndex: 0 } } },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Fermer ce message' } } },
    Select: {
      defaultProps: {
        comboboxProps: { withinPortal: false, floatingStrategy: 'fixed' },
        allowDeselect: false,
        checkIconPosition: 'right',
        nothingFoundMessage: 'Aucun choix ne correspond.',
      },
    },
    Tooltip: { defaultProps: { transitionProps: { duration: 100 }, withArrow: true } },
  },
});

const wash = (name: string) => ({
  [`--mantine-color-${name}-text`]: `var(--${name})`,
  [`--mantine-color-${name}-light`]: `var(--${name}-wash)`,
  [`--mantine-color-${name}-light-hover`]: `color-mix(in srgb, var(--${name}-wash), var(--${name}) 12%)`,
  [`--mantine-color-${name}-light-color`]: `var(--${name})`,
  [`--mantine-color-${name}-outline`]: `var(--${name})`,
  [`--mantine-color-${name}-outline-hover`]: `var(--${name}-wash)`,
});

/** Mantine's own names for our colours, the same by day and by night: `colours.css` tells them apart. */
const shared = {
  ...Object.assign({}, ...['ink', 'copper', 'green', 'amber', 'garnet'].map(wash)),
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-error': 'var(--garnet)',
  '--mantine-color-success': 'var(--green)',
  '--mantine-color-placeholder': 'var(--muted)',
  '--mantine-color-anchor': 'var(--ink)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--sunken)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--line)',
  '--mantine-color-dimmed': 'var(--muted)',
  '--mantine-color-disabled': 'var(--sunken)',
  '--mantine-color-disabled-color': 'var(--muted)',
  '--mantine-color-disabled-border': 'var(--line)',
};

export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared });
