import type { Drawing } from '../../demos/digits/drawing'
import { lectureThree } from '../../demos/digits/drawing'
import { testDrawings } from '../../demos/digits/test-drawings'
import { same } from '../kit/same'

/** A drawing to choose. */
export interface ExampleDrawing {
  /** What stands for it in the list that it is chosen from. */
  value: string
  label: string
  drawing: Drawing
  /** What it is, if it is no digit: something that the network has never seen. */
  unseen?: string
}

const firstOf = (digit: number) => testDrawings.find(one => one.digit === digit)!.drawing

export const examples: readonly ExampleDrawing[] = [
  { value: 'three', label: 'the lecture’s 3', drawing: lectureThree },
  ...Array.from({ length: 10 }, (_, digit) => ({ value: String(digit), label: `a ${digit}`, drawing: firstOf(digit) })),
  { value: 'small', label: 'a small 5 in a corner', drawing: firstOf(5).map(stroke => stroke.map(([x, y]) => [2 * Math.round(0.1 * x) + 4, 2 * Math.round(0.1 * y) + 4] as const)) },
  { value: 'letter', label: 'the letter A', unseen: 'a letter', drawing: [[[70, 236], [140, 40], [210, 236]], [[100, 160], [182, 160]]] },
  { value: 'heart', label: 'a heart', unseen: 'a heart', drawing: [[[140, 90], [120, 56], [80, 52], [54, 86], [66, 136], [140, 226], [212, 136], [228, 86], [200, 52], [160, 56], [140, 90]]] },
  { value: 'scribble', label: 'a scribble', unseen: 'a scribble', drawing: [[[50, 150], [90, 60], [96, 210], [130, 80], [140, 230], [180, 60], [176, 200], [226, 90], [60, 120], [230, 180]]] },
]

/** The example that a drawing is; undefined if somebody drew it. */
export const exampleOf = (drawing: Drawing) => examples.find(example => same(example.drawing, drawing))
