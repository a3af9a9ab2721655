import type { DrawnMaps, MapRequest } from '../../../components/convolution/useFeatureMaps'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref, shallowRef } from 'vue'
import { emptyPlane } from '../../../demos/convolution/picture'

/** A machine whose clock goes on by as much as a test says, whatever machine the test runs on. */
const machine = vi.hoisted(() => ({
  time: 0,
  /** How long a band takes, by the run it belongs to. */
  bandTakes: (run: number): number => run && 1,
  /** Width of the picture, by run. */
  runs: [] as number[],
  beforeBand: () => {},
}))

vi.mock('../../../demos/backend/backend', () => ({
  computeOnCanvas: () => {},
  useBackend: () => Promise.resolve({ name: 'cpu' }),
  onBackendLost: () => () => {},
  parseBackendWish: () => ({ wish: 'auto' }),
  tensorCount: () => Promise.resolve(0),
}))
vi.mock('../../../demos/convolution/convolve-in-bands-tensors', () => ({
  async* convolveInBands(plane: { width: number, height: number }, _kernels: unknown, _options: unknown, rows: number) {
    const run = machine.runs.push(plane.width)
    for (let top = 0; top < plane.height; top += rows) {
      machine.beforeBand()
      machine.time += machine.bandTakes(run)
      yield { top, maps: [plane] }
    }
  },
}))
vi.mock('../../../components/convolution/draw-map', () => ({ drawMap: () => Promise.resolve({ canvas: {}, scale: {} }) }))

const FULL = { width: 640, height: 480 }
const grey = [0, 0, 0] as const
const requestOf = (some: Partial<MapRequest['picture']> = {}): MapRequest => ({
  picture: { name: 'a picture', plane: emptyPlane(FULL), ...some },
  kernels: [[[1, 0, -1]]],
  options: {},
  display: 'fitting',
  hues: { negative: grey, zero: grey, positive: grey, max: grey },
})

const isLive = ref(true)
const request = shallowRef(requestOf())
let scope = effectScope()

/** The maps of `request`, by a page that has learned no speed yet. */
async function featureMaps() {
  const { useFeatureMaps } = await import('../../../components/convolution/useFeatureMaps')
  return scope.run(() => useFeatureMaps({ isLive: () => isLive.value, request: () => request.value }))!
}
/** Until nothing more would happen, however long one waited. */
async function allIsDone(): Promise<void> {
  await nextTick()
  await vi.dynamicImportSettled()
  await vi.runAllTimersAsync()
}

function expectFullSize(drawn: DrawnMaps | undefined): void {
  expect(drawn?.at).toEqual(FULL)
  expect(drawn?.request === request.value).toBe(true)
}

beforeEach(() => {
  vi.resetModules()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  vi.spyOn(performance, 'now').mockImplementation(() => machine.time)
  vi.stubGlobal('location', { hash: '', search: '' })
  Object.assign(machine, { time: 0, runs: [], bandTakes: () => 1, beforeBand: () => {} })
  isLive.value = true
  request.value = requestOf()
  scope = effectScope()
})
afterEach(() => {
  scope.stop()
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

it.each([
  ['the first two runs', (run: number) => run <= 2],
  ['the first run at full size', (run: number) => run === 3],
  ['every run', () => true],
])('reaches the full size where %s took ten seconds a band, and again with the next kernel', async (_, isSlow) => {
  machine.bandTakes = run => isSlow(run) ? 10_000 : 1
  const { drawn, progress, trouble } = await featureMaps()
  await allIsDone()
  expectFullSize(drawn.value)
  request.value = { ...requestOf(), kernels: [[[1, 2, 1]]] }
  await allIsDone()
  expectFullSize(drawn.value)
  expect([progress.value, trouble.value]).toEqual([undefined, undefined])
})

it('goes on to the full size when its slide is back, if the slide was left halfway', async () => {
  machine.bandTakes = () => 50
  machine.beforeBand = () => { isLive.value = machine.runs.at(-1)! < FULL.width }
  const { drawn } = await featureMaps()
  await allIsDone()
  expect(drawn.value!.at.width).toBeLessThan(FULL.width)
  machine.beforeBand = () => {}
  isLive.value = true
  await allIsDone()
  expectFullSize(drawn.value)
})

it('has a moving picture at full size again some pictures after one slow run', async () => {
  machine.bandTakes = run => run === 3 ? 100 : 0.1
  const { drawn } = await featureMaps()
  await allIsDone()
  const widths: number[] = []
  while (widths.at(-1) !== FULL.width && widths.length < 300) {
    request.value = requestOf({ isMoving: true })
    await allIsDone()
    widths.push(drawn.value!.at.width)
  }
  expect(widths[0]).toBeLessThan(FULL.width)
  expect(widths.at(-1)).toBe(FULL.width)
})
