import { expect, test } from 'vitest'
import { squareOf, within, wholeCrop } from './crop.ts'

const wide = { width: 4000, height: 3000 }

test('without any choice the middle of the picture is kept, as large as it can be', () => {
  expect(squareOf(wide, wholeCrop)).toEqual({ left: 500, top: 0, side: 3000 })
})

test('the square never leaves the picture, however far it is dragged', () => {
  const { left, top, side } = squareOf(wide, within(wide, { x: -3, y: 9, zoom: 2 }))
  expect({ left, top, side }).toEqual({ left: 0, top: 1500, side: 1500 })
})

test('nobody zooms out beyond the picture nor in beyond what stays sharp', () => {
  expect(within(wide, { ...wholeCrop, zoom: 0.2 }).zoom).toBe(1)
  expect(within(wide, { ...wholeCrop, zoom: 40 }).zoom).toBe(4)
})
