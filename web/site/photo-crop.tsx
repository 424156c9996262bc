import { Button, Modal } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { Problem } from '../ui/problem.tsx'
import { mostZoom, squareOf, wholeCrop, within, type Crop } from './crop.ts'

const side = 1024

/** Which square of the picture is kept: dragged, zoomed, or moved by the arrow keys; what one sees is what is sent. */
export function PhotoCrop({
  picture,
  close,
  save,
}: {
  picture: ImageBitmap
  close: () => void
  save: (photo: Blob) => Promise<unknown>
}) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [crop, setCrop] = useState(wholeCrop)
  const turn = (next: Partial<Crop>) => setCrop((before) => within(picture, { ...before, ...next }))
  useEffect(() => {
    if (canvas.current) draw(canvas.current, picture, crop)
  }, [picture, crop])
  const keep = useMutation({
    mutationFn: async () => {
      const whole = document.createElement('canvas')
      whole.width = whole.height = side
      draw(whole, picture, crop)
      await save(await asJpeg(whole))
    },
    onSuccess: close,
  })

  const drag = (event: PointerEvent<HTMLElement>) => {
    if (event.buttons === 0) return
    const scale = squareOf(picture, crop).side / event.currentTarget.clientWidth
    turn({
      x: crop.x - (event.movementX * scale) / picture.width,
      y: crop.y - (event.movementY * scale) / picture.height,
    })
  }
  const nudge = (event: KeyboardEvent) => {
    const [right, down] = steps[event.key] ?? [0, 0]
    if (right === 0 && down === 0) return
    event.preventDefault()
    const step = squareOf(picture, crop).side / 20
    turn({
      x: crop.x + (right * step) / picture.width,
      y: crop.y + (down * step) / picture.height,
    })
  }

  return (
    <Modal opened onClose={close} title="Your photo" size="auto">
      <div className="crop">
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- an application is what hears drags and keys */}
        <div
          className="crop-view"
          role="application"
          aria-label="The part of the picture that is kept. The arrow keys move it."
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it is moved by drag and by arrow keys, as its label says
          tabIndex={0}
          data-autofocus
          onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
          onPointerMove={drag}
          onKeyDown={nudge}
          onWheel={(event) => turn({ zoom: crop.zoom * (event.deltaY < 0 ? 1.06 : 0.94) })}
        >
          <canvas ref={canvas} width={640} height={640} />
        </div>
        <label className="crop-zoom">
          Zoom
          <input
            type="range"
            min={1}
            max={mostZoom}
            step={0.01}
            value={crop.zoom}
            onChange={(event) => turn({ zoom: event.currentTarget.valueAsNumber })}
          />
        </label>
        <Problem error={keep.error} />
        <div className="crop-acts">
          <Button variant="default" onClick={close}>
            Go back
          </Button>
          <Button loading={keep.isPending} onClick={() => keep.mutate()}>
            Use photo
          </Button>
        </div>
      </div>
    </Modal>
  )
}

const steps: Record<string, [right: number, down: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

function draw(canvas: HTMLCanvasElement, picture: ImageBitmap, crop: Crop): void {
  const context = canvas.getContext('2d')
  if (!context) return
  const { left, top, side } = squareOf(picture, crop)
  context.imageSmoothingQuality = 'high'
  // Transparent pictures would turn black as JPEG.
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(picture, left, top, side, side, 0, 0, canvas.width, canvas.height)
}

function asJpeg(canvas: HTMLCanvasElement): Promise<Blob> {
  const { promise, resolve, reject } = Promise.withResolvers<Blob>()
  canvas.toBlob(
    (blob) => (blob ? resolve(blob) : reject(new Error('The browser made no picture.'))),
    'image/jpeg',
    0.92,
  )
  return promise
}
