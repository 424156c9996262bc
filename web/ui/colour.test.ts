import { expect, test } from 'vitest'
import { contrastOf, readable, shadesOf } from './colour.ts'

test('black on white has the greatest contrast there is', () => {
  expect(contrastOf('#000', '#ffffff')).toBeCloseTo(21)
})

test.each(['#ffd400', '#0b6e6e', '#ff5a36', '#7c3aed', '#00e5ff', '#111111', '#f5f5f5'])(
  'text in the hue of %s is readable on paper, on the dark ground, and white is readable on its button',
  (colour) => {
    for (const ground of ['#fbfcfd', '#0c141f', '#ffffff']) {
      expect(contrastOf(readable(colour, ground), ground)).toBeGreaterThanOrEqual(4.5)
    }
  },
)

test('a colour that is readable already stays as the client gave it', () => {
  expect(readable('#0b6e6e', '#ffffff')).toBe('#0b6e6e')
})

test('shades go from light to dark and keep to the hue', () => {
  const shades = shadesOf('#0b6e6e', '#000000')
  const light = shades.map((shade) => contrastOf(shade, '#ffffff'))
  expect(light).toEqual([...light].sort((a, b) => a - b))
})

test('a colour that cannot be read gives the fallback', () => {
  expect(shadesOf('teal; }', '#0b6e6e')).toEqual(shadesOf('#0b6e6e', '#000000'))
})
