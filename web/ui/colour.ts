// Colours made from one that a client gives, so that text on them is always readable.
// Lightness is moved in OKLCH, where equal steps look equal (https://bottosson.github.io/posts/oklab/).

/** Ten shades from the lightest to the darkest. */
export type Shades = [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
]

/** Ten shades of a colour's hue; a text that is not `#rgb` or `#rrggbb` gives those of `fallback`. */
export function shadesOf(colour: string, fallback: string): Shades {
  const { chroma, hue } = toOklch(rgbOf(colour) ?? rgbOf(fallback) ?? [0, 0, 0])
  const shade = (lightness: number, share: number) =>
    hexOf(toRgb({ lightness, chroma: chroma * share, hue }))
  return [
    shade(0.975, 0.12),
    shade(0.945, 0.25),
    shade(0.89, 0.45),
    shade(0.82, 0.7),
    shade(0.74, 0.9),
    shade(0.65, 1),
    shade(0.56, 1),
    shade(0.48, 1),
    shade(0.4, 0.9),
    shade(0.32, 0.75),
  ]
}

/** The colour itself, or the nearest of its hue that has the contrast with the ground: 4.5 is WCAG's AA for text. */
export function readable(colour: string, ground: string, contrast = 4.5): string {
  const from = toOklch(rgbOf(colour) ?? [0, 0, 0])
  const darker = contrastOf('#ffffff', ground) < contrastOf('#000000', ground) ? -1 : 1
  let best = colour
  for (let step = 0; step <= 100 && contrastOf(best, ground) < contrast; step += 1) {
    const lightness = Math.min(1, Math.max(0, from.lightness + (darker * step) / 100))
    best = hexOf(toRgb({ ...from, lightness }))
  }
  return best
}

/** WCAG 2.2's contrast ratio, 1 to 21 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio). */
export function contrastOf(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

type Rgb = [number, number, number]
type Oklch = { lightness: number; chroma: number; hue: number }

function rgbOf(text: string): Rgb | null {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/iu.exec(text.trim())
  const long = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/iu.exec(text.trim())
  const digits = short ? short.slice(1).map((digit) => digit + digit) : long?.slice(1)
  if (!digits) return null
  const [red = 0, green = 0, blue = 0] = digits.map((pair) => Number.parseInt(pair, 16) / 255)
  return [red, green, blue]
}

function hexOf(rgb: Rgb): string {
  const pair = (part: number) =>
    Math.round(Math.min(1, Math.max(0, part)) * 255)
      .toString(16)
      .padStart(2, '0')
  return `#${rgb.map(pair).join('')}`
}

const linear = (part: number) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
const companded = (part: number) =>
  part <= 0.0031308 ? part * 12.92 : 1.055 * Math.max(0, part) ** (1 / 2.4) - 0.055

function luminance(colour: string): number {
  const [red, green, blue] = (rgbOf(colour) ?? [0, 0, 0]).map(linear) as Rgb
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function toOklch(rgb: Rgb): Oklch {
  const [red, green, blue] = rgb.map(linear) as Rgb
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
  const b = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  return {
    lightness: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    chroma: Math.hypot(a, b),
    hue: Math.atan2(b, a),
  }
}

/** Colours outside sRGB lose chroma until they fit: their lightness is what contrast hangs on. */
function toRgb({ lightness, chroma, hue }: Oklch): Rgb {
  for (let share = 1; share > 0; share -= 0.05) {
    const rgb = unbounded(lightness, chroma * share, hue)
    if (rgb.every((part) => part >= -0.001 && part <= 1.001)) return rgb
  }
  return unbounded(lightness, 0, hue)
}

function unbounded(lightness: number, chroma: number, hue: number): Rgb {
  const a = chroma * Math.cos(hue)
  const b = chroma * Math.sin(hue)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    companded(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    companded(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    companded(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ]
}
