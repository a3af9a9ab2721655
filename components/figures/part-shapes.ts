/** Line drawings on a tile of 100 × 100: `lines` are stroked, `dots` filled. */
export interface Drawing {
  lines: string
  dots?: string
}

export type PartName = 'corner' | 'curve' | 'eye' | 'nose' | 'wheel' | 'window'

/** A part put into an object: its middle, its size as a share of a tile, and its turn in degrees. */
export interface PlacedPart {
  part: PartName
  x: number
  y: number
  scale: number
  turn?: number
}

export interface ObjectDrawing extends Drawing {
  name: string
  parts: readonly PlacedPart[]
}

export const parts: Record<PartName, Drawing> = {
  corner: { lines: 'M24 76 V24 H76' },
  curve: { lines: 'M14 70 C14 20 86 20 86 70' },
  eye: { lines: 'M12 50 Q50 8 88 50 Q50 92 12 50 Z', dots: 'M50 36 a14 14 0 1 1 0 28 a14 14 0 1 1 0 -28 Z' },
  nose: { lines: 'M56 18 L36 66 Q34 78 47 78 H66' },
  wheel: { lines: 'M50 14 a36 36 0 1 1 0 72 a36 36 0 1 1 0 -72 Z', dots: 'M50 38 a12 12 0 1 1 0 24 a12 12 0 1 1 0 -24 Z' },
  window: { lines: 'M20 20 H80 V80 H20 Z M50 20 V80 M20 50 H80' },
}

/** Whole objects, made of the parts above and some outline. */
export const objects: readonly ObjectDrawing[] = [
  {
    name: 'face',
    lines: 'M50 8 C78 8 84 28 84 46 C84 74 66 92 50 92 C34 92 16 74 16 46 C16 28 22 8 50 8 Z',
    parts: [
      { part: 'eye', x: 34, y: 42, scale: 0.25 },
      { part: 'eye', x: 66, y: 42, scale: 0.25 },
      { part: 'nose', x: 50, y: 55, scale: 0.26 },
      { part: 'curve', x: 50, y: 74, scale: 0.34, turn: 180 },
    ],
  },
  {
    name: 'car',
    lines: 'M22 47 H12 Q6 47 6 54 V62 Q6 68 12 68 H18 M42 68 H58 M82 68 H88 Q94 68 94 62 V56 Q94 49 86 48 L78 47 H22',
    parts: [
      { part: 'curve', x: 50, y: 32, scale: 0.75 },
      { part: 'window', x: 39.8, y: 37, scale: 0.22 },
      { part: 'window', x: 60.2, y: 37, scale: 0.22 },
      { part: 'wheel', x: 30, y: 68, scale: 0.33 },
      { part: 'wheel', x: 70, y: 68, scale: 0.33 },
    ],
  },
  {
    name: 'house',
    lines: 'M20 44 V90 H80 V44 M43 90 V68 H57 V90',
    parts: [
      { part: 'corner', x: 50, y: 46, scale: 1, turn: 45 },
      { part: 'window', x: 33, y: 56, scale: 0.24 },
      { part: 'window', x: 67, y: 56, scale: 0.24 },
    ],
  },
  {
    name: 'cat',
    lines: 'M40.6 24.9 Q50 22 59.4 24.9 M15.4 33.1 Q7 54 17 72 Q30 91 50 91 Q70 91 83 72 Q93 54 84.6 33.1 M27 67 L4 62 M27 73 L5 77 M73 67 L96 62 M73 73 L95 77',
    dots: 'M45 62 H55 L50 69 Z',
    parts: [
      { part: 'corner', x: 28, y: 29, scale: 0.36, turn: 27 },
      { part: 'corner', x: 72, y: 29, scale: 0.36, turn: 63 },
      { part: 'eye', x: 34, y: 50, scale: 0.24 },
      { part: 'eye', x: 66, y: 50, scale: 0.24 },
      { part: 'curve', x: 43, y: 75, scale: 0.19, turn: 180 },
      { part: 'curve', x: 57, y: 75, scale: 0.19, turn: 180 },
    ],
  },
]
