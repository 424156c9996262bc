/** The square of a picture that is kept: its middle, in shares of the picture, and how near one looks (1 shows the shorter side whole). */
export type Crop = { x: number; y: number; zoom: number }

export const wholeCrop: Crop = { x: 0.5, y: 0.5, zoom: 1 }
export const mostZoom = 4

type Size = { width: number; height: number }

/** In pixels of the picture. */
export function squareOf({ width, height }: Size, { x, y, zoom }: Crop) {
  const side = Math.min(width, height) / zoom
  return { left: x * width - side / 2, top: y * height - side / 2, side }
}

/** The crop moved back until its square lies within the picture. */
export function within({ width, height }: Size, crop: Crop): Crop {
  const zoom = Math.min(mostZoom, Math.max(1, crop.zoom))
  const half = Math.min(width, height) / zoom / 2
  const held = (share: number, length: number) =>
    Math.min(1 - half / length, Math.max(half / length, share))
  return { x: held(crop.x, width), y: held(crop.y, height), zoom }
}
