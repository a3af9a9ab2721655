import type { BackendState } from '../../demos/backend/backend'
import type { MapScale } from '../../demos/convolution/map-colours'
import type { DrawnMaps } from './useFeatureMaps'
import { numberText } from '../drawing/arithmetic'
import { badgeOf } from '../kit/backend-badge'

/** What the colours of a feature map mean. */
export function sayScale({ kind, peak }: MapScale): string {
  const max = numberText(peak)
  switch (kind) {
    case 'brightness': return `black is 0 and less, white ${max} and more`
    case 'signed': return `from −${max}, violet, by 0, the ground, to +${max}, orange`
    case 'magnitude': return `from 0, the ground, to ±${max}, ink`
  }
}

/** Its ends, for the two sides of a bar. */
export function endsOf({ kind, peak }: MapScale): [min: string, max: string] {
  const max = numberText(peak)
  return kind === 'signed' ? [`−${max}`, `+${max}`] : ['0', kind === 'magnitude' ? `±${max}` : max]
}

/** What was computed, by what and how fast; what is still to come. */
export function sayComputing({ request, at, milliseconds }: DrawnMaps, backend: BackendState | undefined, progress: number | undefined): string {
  const { plane } = request.picture
  const isFull = at.width === plane.width && at.height === plane.height
  const kernels = request.kernels.length === 1 ? 'One kernel' : `${request.kernels.length} kernels`
  const done = `${kernels} on ${at.width} × ${at.height} pixels: ${duration(milliseconds)}. ${badgeOf(backend)}.`
  if (isFull)
    return done
  return progress === undefined ? done : `${done} The full size is being computed, ${Math.round(100 * progress)} %.`
}

function duration(milliseconds: number): string {
  if (milliseconds < 1000)
    return `${numberText(Number(milliseconds.toPrecision(2)))} ms`
  return milliseconds < 90_000 ? `${numberText(Number((milliseconds / 1000).toPrecision(2)))} s` : `${Math.round(milliseconds / 60_000)} min`
}
