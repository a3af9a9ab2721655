import type { BackendEnvironment, Core } from './environment'
import type { KernelBackend } from '@tensorflow/tfjs-core'
import { loadOnce } from '../shared/load-once'
import { pageEnvironment } from './environment'
import { fetched, messageOf, type OpenBackend, Refusal } from './open-backend'
import { openWebGL } from './webgl'
import { openWebGPU } from './webgpu'

export { computeOnCanvas } from './environment'

export type BackendName = 'webgpu' | 'webgl' | 'wasm' | 'cpu'
export type BackendWish = BackendName | 'auto'

/** What computes, for the badge. */
export interface BackendState {
  readonly name: BackendName
  /** What WebGPU or WebGL computes on, as its driver names it. */
  readonly adapter?: string
  /** Why it is not WebGPU, in sentences. Absent on WebGPU. */
  readonly reason?: string
}

/** The end of a backend: its tensors are dead, and reads under way reject. */
export interface BackendLoss {
  readonly name: BackendName
  /** What happened, in a sentence. */
  readonly reason: string
}

/**
 * The order of choosing. Wasm stands before cpu because it is as fast for the lecture's sizes and faster for large ones; medians in
 * Chromium 156 on two busy cores, wasm against cpu: 7×7 convolution under 0.1 ms both, eight kernels on 1024² 61 against
 * 171 ms, 4096 descents of 200 steps 21 against 119 ms. Its 425 kB (137 kB compressed) are fetched when it is chosen. The
 * gradient of a convolution's kernel, which it lacks, is mended for stride 1 without padding.
 */
const ORDER: readonly BackendName[] = ['webgpu', 'webgl', 'wasm', 'cpu']

const LABELS: Record<BackendName, string> = { webgpu: 'WebGPU', webgl: 'WebGL', wasm: 'WebAssembly', cpu: 'The processor' }

/** A laptop that wakes up has lost its device, and that is no fault; a driver that loses it at every try is one. */
const LOSSES_FORGIVEN = 2

/**
 * Reads the wish for a backend from a page's address, `?backend=webgpu|webgl|wasm|cpu`.
 *
 * @param search - The part of the address from the question mark on.
 * @returns The wish, and a sentence for the reader if it could not be understood.
 */
export function parseBackendWish(search: string): { wish: BackendWish, notice?: string } {
  const asked = new URLSearchParams(search).get('backend')
  const wish = ORDER.find(name => name === asked?.toLowerCase())
  if (wish || asked === null || asked === 'auto')
    return { wish: wish ?? 'auto' }
  return {
    wish: 'auto',
    notice: `The address asks for the backend “${asked}”, which is none of ${ORDER.join(', ')}; the deck chooses by itself.`,
  }
}

interface Request {
  readonly wish: BackendWish
  readonly allowSoftware: boolean
}

interface Current {
  readonly name: BackendName
  readonly backend: KernelBackend
  readonly request: Request
}

/** Chooses, watches and recovers TensorFlow.js's backend for one page. The page's own is below; tests make others. */
export function createBackends(environment: BackendEnvironment) {
  const listeners = new Set<(loss: BackendLoss) => void>()
  const losses = new Map<BackendName, number>()
  let request: Request = { wish: 'auto', allowSoftware: false }
  let choice: Promise<BackendState> | undefined
  let current: Current | undefined

  /**
   * Makes TensorFlow.js ready. Cheap when it is ready already: call it before every computation, and again after a loss.
   * Callers at the same time share one choice.
   *
   * @param wish - The backend to try first; failing it, those after it in the order webgpu, webgl, wasm, cpu. By default
   * what was wished before, at first 'auto'. Another wish than before ends the present backend, and listeners are told.
   * @param options.allowSoftware - Whether a software adapter will do. By default only for a backend wished for by name.
   * @throws {Error} If not even cpu could be loaded; the next call tries again.
   */
  function useBackend(wish = request.wish, options: { allowSoftware?: boolean } = {}): Promise<BackendState> {
    const { allowSoftware = wish === request.wish ? request.allowSoftware : wish !== 'auto' } = options
    if (choice && wish === request.wish && allowSoftware === request.allowSoftware)
      return choice

    request = { wish, allowSoftware }
    const mine = choose(request, choice)
    choice = mine
    mine.catch(() => {
      if (choice === mine)
        choice = undefined
    })
    return mine
  }

  /**
   * Tells when a backend ends in the middle of things. Its tensors are dead by then (they can still be disposed): call
   * `useBackend()` and rebuild from plain numbers.
   *
   * @returns Ends the subscription.
   */
  function onBackendLost(listener: (loss: BackendLoss) => void): () => void {
    listeners.add(listener)
    return () => { listeners.delete(listener) }
  }

  async function choose(asked: Request, before: Promise<BackendState> | undefined): Promise<BackendState> {
    await before?.catch(() => {}) // TensorFlow.js cannot start two backends at a time
    const core = await fetched(environment.load.core, 'core')
    const { wish } = asked
    if (current)
      end(core, current, `${LABELS[current.name]} was put away because ${wish === 'auto' ? 'another choice' : wish} was asked for.`)

    const reasons = wish === 'auto' || wish === 'webgpu' ? [] : [`The backend “${wish}” was asked for.`]
    for (const name of wish === 'auto' ? ORDER : ORDER.slice(ORDER.indexOf(wish))) {
      try {
        const { backend, adapter, lost } = await open(name, asked)
        await install(core, name, backend)
        const opened = current = { name, backend, request: asked }
        lost?.then((reason) => {
          if (current === opened)
            losses.set(name, (losses.get(name) ?? 0) + 1)
          end(core, opened, reason)
        })
        return { name, adapter, reason: name === 'webgpu' ? undefined : reasons.join(' ') }
      }
      catch (error) {
        remove(core, name) // its package registers a factory of its own on import
        reasons.push(error instanceof Refusal ? error.message : `${LABELS[name]} failed to start: ${messageOf(error)}.`)
      }
    }
    throw new Error(`TensorFlow.js found nothing to compute with. ${reasons.join(' ')}`)
  }

  async function open(name: BackendName, { wish, allowSoftware }: Request): Promise<OpenBackend> {
    const lost = losses.get(name) ?? 0
    if (lost > LOSSES_FORGIVEN)
      throw new Refusal(`${LABELS[name]} was lost ${lost} times; reload the page to try it again.`)

    const mayBeSoftware = allowSoftware && (wish === 'auto' || wish === name)
    switch (name) {
      case 'webgpu': return openWebGPU(environment, mayBeSoftware)
      case 'webgl': return openWebGL(environment, mayBeSoftware)
      case 'wasm': return { backend: await (await fetched(environment.load.wasm, 'wasm backend')).createBackend() }
      case 'cpu': return { backend: new (await fetched(environment.load.cpu, 'cpu backend')).MathBackendCPU() }
    }
  }

  function end(core: Core, ended: Current, reason: string): void {
    if (current !== ended)
      return // put away before it was lost

    current = undefined
    if (request === ended.request)
      choice = undefined // otherwise a newer choice is under way
    if (core.findBackend(ended.name) === ended.backend) // after a hot reload it may be another's
      remove(core, ended.name)
    for (const listener of [...listeners]) {
      try {
        listener({ name: ended.name, reason })
      }
      catch (error) {
        environment.report(`A demo failed to take note that ${LABELS[ended.name]} was lost: ${messageOf(error)}.`)
      }
    }
  }

  return { useBackend, onBackendLost }
}

/**
 * Makes a backend TensorFlow.js's own. Whatever has its name goes first: a factory that the package registered on import and
 * that checks nothing, or the backend from before a hot reload.
 */
async function install(core: Core, name: BackendName, backend: KernelBackend): Promise<void> {
  remove(core, name)
  core.registerBackend(name, () => backend)
  if (!await core.setBackend(name))
    throw new Error('TensorFlow.js did not take it')
}

function remove(core: Core, name: BackendName): void {
  if (core.findBackendFactory(name))
    core.removeBackend(name)
}

export const { useBackend, onBackendLost } = createBackends(pageEnvironment())

const loadCore = loadOnce(() => import('./core'))

/** How many tensors TensorFlow.js holds: what a demo has computed and not disposed. */
export async function tensorCount(): Promise<number> {
  const { memory } = await loadCore()
  return memory().numTensors
}
