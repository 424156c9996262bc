import { createTheme, type MantineThemeOverride } from '@mantine/core'
import { contrastOf, readable, shadesOf, type Shades } from './colour.ts'

/** The house's own hue, and that of a client who gave none. */
export const harbourTeal = '#0b6e6e'

const ink = '#0f1c2e'
const white = '#ffffff'

/** Greys with the ink's hue, for the library's own parts. */
const gray: Shades = [
  '#f6f8fa',
  '#eef1f5',
  '#e2e7ed',
  '#d2d9e1',
  '#b6c0cc',
  '#8f9cab',
  '#6d7a8b',
  '#566377',
  '#374458',
  '#1d2a3d',
]

const dark: Shades = [
  '#e7edf4',
  '#b9c5d3',
  '#97a5b7',
  '#6f7e92',
  '#33445a',
  '#223246',
  '#172434',
  '#111c2a',
  '#0c141f',
  '#080e16',
]

/** The console: 14/20, dense. */
export const consoleTheme: MantineThemeOverride = createTheme({
  ...shared(harbourTeal),
  fontSizes: sizes(12, 14, 17, 20, 24),
  lineHeights: sizes(16, 20, 24, 28, 32),
  headings: headings([24, 32], [20, 28], [17, 24], [14, 20]),
  components: componentsAt('sm'),
})

/** The attendees' site: 17/26, in the client's colour. */
export function siteTheme(colour: string): MantineThemeOverride {
  return createTheme({
    ...shared(colour),
    fontSizes: sizes(14, 17, 17, 20.4, 24.5),
    lineHeights: sizes(20, 26, 26, 30, 34),
    headings: headings([42, 48], [29, 36], [20.4, 30], [17, 26]),
    components: componentsAt('md'),
  })
}

/** The brand as text on each ground, for `tokens.css`: a pale yellow stays the client's yellow and can still be read. */
export function brandVariables(colour: string): Record<string, string> {
  return {
    '--brand-on-light': readable(colour, '#f3f5f8'),
    '--brand-on-dark': readable(shadesOf(colour, harbourTeal)[4], '#111c2a', 6),
  }
}

/** The colour of filled grounds and of the text on them: the client's own where it can be, else darkened until white is readable. */
export function fillOf(colour: string): { fill: string; text: string } {
  if (contrastOf(colour, ink) >= 4.5 && contrastOf(colour, white) < 4.5) {
    return { fill: colour, text: ink }
  }
  return { fill: readable(colour, white), text: white }
}

function shared(colour: string) {
  const brand = shadesOf(colour, harbourTeal)
  brand[7] = fillOf(colour).fill
  return {
    fontFamily:
      "'Inter Variable', system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'Noto Sans Arabic', 'Noto Sans CJK SC', sans-serif",
    fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, monospace",
    colors: { brand, gray, dark },
    primaryColor: 'brand',
    primaryShade: { light: 7, dark: 7 },
    white,
    black: ink,
    defaultRadius: 8,
    radius: { xs: '3px', sm: '5px', md: '8px', lg: '12px', xl: '16px' },
    spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
    autoContrast: true,
    luminanceThreshold: 0.2,
    respectReducedMotion: true,
    cursorType: 'pointer',
    focusRing: 'never',
  } satisfies MantineThemeOverride
}

function sizes(xs: number, sm: number, md: number, lg: number, xl: number) {
  return { xs: `${xs}px`, sm: `${sm}px`, md: `${md}px`, lg: `${lg}px`, xl: `${xl}px` }
}

type Measure = readonly [size: number, line: number]

function headings(h1: Measure, h2: Measure, h3: Measure, h4: Measure) {
  const measure = ([size, line]: Measure) => ({ fontSize: `${size}px`, lineHeight: `${line}px` })
  return {
    fontWeight: '620',
    sizes: {
      h1: measure(h1),
      h2: measure(h2),
      h3: measure(h3),
      h4: measure(h4),
      h5: measure(h4),
      h6: measure(h4),
    },
  }
}

function componentsAt(size: 'sm' | 'md') {
  const sized = { defaultProps: { size } }
  const floating = {
    transitionProps: { transition: 'fade' as const, duration: 100 },
  }
  return {
    Button: sized,
    TextInput: sized,
    Textarea: sized,
    NumberInput: sized,
    PasswordInput: sized,
    FileInput: sized,
    Autocomplete: sized,
    Select: { defaultProps: { size, checkIconPosition: 'right', comboboxProps: floating } },
    MultiSelect: { defaultProps: { size, checkIconPosition: 'right', comboboxProps: floating } },
    SegmentedControl: { defaultProps: { size: size === 'sm' ? 'xs' : 'md' } },
    Checkbox: sized,
    Radio: sized,
    Switch: sized,
    Menu: { defaultProps: floating },
    Popover: { defaultProps: floating },
    Tooltip: { defaultProps: { ...floating, openDelay: 250, withArrow: false } },
    Modal: {
      defaultProps: {
        centered: true,
        padding: 'lg',
        transitionProps: { transition: 'fade', duration: 100 },
      },
    },
    Drawer: { defaultProps: { transitionProps: { duration: 120 } } },
  }
}
