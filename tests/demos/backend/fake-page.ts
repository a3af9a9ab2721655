import type { BackendLoss } from '../../../demos/backend/backend'
import type { BackendEnvironment, Core } from '../../../demos/backend/environment'

type Part = keyof BackendEnvironment['load']

/** What goes wrong on a page; without faults it has hardware WebGPU and hardware WebGL. */
export interface Faults extends Partial<Pick<BackendEnvironment, 'isSecureContext' | 'gpu' | 'openWebGL2'>> {
  adapter?: () => Promise<FakeAdapter | null>
  device?: (device: FakeDevice) => Promise<FakeDevice>
  renderer?: string
  unmasked?: string
  extensions?: string[]
  /** Parts of TensorFlow.js that cannot be downloaded. */
  failing?: string[]
  /** Backends that throw when they are made. */
  broken?: string[]
}

export interface FakeAdapter {
  info?: object
  limits: Record<string, number>
  isFallbackAdapter?: boolean
}

export const fakeAdapter = (adapter: Partial<FakeAdapter> = {}): FakeAdapter =>
  ({ info: { vendor: 'nvidia', architecture: 'blackwell' }, limits: {}, ...adapter })

export class FakeDevice extends EventTarget {
  lose!: (message: string) => void
  readonly lost = new Promise((resolve) => { this.lose = message => resolve({ message, reason: 'unknown' }) })
}

/** A page that exists in memory, and keeps a record of what was asked of it. */
export function fakePage(faults: Faults = {}) {
  const core = fakeCore()
  const canvas = new EventTarget()
  const page = {
    isSecureContext: true,
    adapter: () => Promise.resolve<FakeAdapter | null>(fakeAdapter()),
    device: (device: FakeDevice) => Promise.resolve(device),
    renderer: 'Apple M2',
    extensions: ['EXT_color_buffer_float', 'WEBGL_debug_renderer_info'],
    failing: [] as string[],
    broken: [] as string[],
    unmasked: '',

    core,
    canvas,
    downloads: [] as string[],
    devices: [] as FakeDevice[],
    descriptors: [] as unknown[],
    attributes: {} as WebGLContextAttributes,
    reports: [] as string[],
    report: (sentence: string) => { page.reports.push(sentence) },
    /** Resolves when promises that were settled before have run their course. */
    settled: () => new Promise(resolve => setTimeout(resolve)),

    gpu: { requestAdapter: async () => {
      const adapter = await page.adapter()
      return adapter && { ...adapter, requestDevice: (descriptor: unknown) => {
        const device = new FakeDevice()
        page.descriptors.push(descriptor)
        page.devices.push(device)
        return page.device(device)
      } }
    } } as unknown as GPU,

    openWebGL2: (attributes: WebGLContextAttributes) => {
      page.attributes = attributes
      return {
        canvas,
        RENDERER: 'RENDERER',
        getParameter: (name: string) => name === 'RENDERER' ? page.renderer : page.unmasked,
        getExtension: (name: string) => page.extensions.includes(name) ? { UNMASKED_RENDERER_WEBGL: 'UNMASKED' } : null,
      } as unknown as WebGL2RenderingContext
    },

    load: {
      core: () => download('core', core as unknown as Core),
      webgpu: () => download('webgpu', { WebGPUBackend: kernelBackend('webgpu', 'device') }),
      webgl: () => download('webgl', { MathBackendWebGL: kernelBackend('webgl', 'canvas'), setWebGLContext: () => {} }),
      wasm: () => download('wasm', { createBackend: async () => new (kernelBackend('wasm'))() }),
      cpu: () => download('cpu', { MathBackendCPU: kernelBackend('cpu') }),
    } as unknown as BackendEnvironment['load'],

    ...faults,
  }

  async function download<Module>(part: Part, module: Module): Promise<Module> {
    if (page.failing.includes(part))
      throw new Error('HTTP 404')
    page.downloads.push(part)
    if (part !== 'core' && !core.findBackendFactory(part)) // as the real packages do on import
      core.registerBackend(part, () => { throw new Error(`${part} was started by its package`) })
    return module
  }

  function kernelBackend(kind: string, resource = 'nothing') {
    return function (this: object, given: unknown) {
      if (page.broken.includes(kind))
        throw new Error(`${kind} is broken.`)
      Object.assign(this, { kind, [resource]: given })
    } as unknown as new () => object
  }

  return page
}

/** The part of TensorFlow.js's engine that keeps backends, with its habits (engine.js of 4.22.0). */
function fakeCore() {
  const factories = new Map<string, () => object>()
  const instances = new Map<string, object>()
  let name: string | undefined
  let starting = 0

  const core = {
    warnings: [] as string[],
    overlapping: false,
    active: () => name && instances.get(name),
    names: () => [...factories.keys()],

    findBackendFactory: (wanted: string) => factories.get(wanted) ?? null,
    findBackend: (wanted: string) => {
      if (!instances.has(wanted) && factories.has(wanted))
        instances.set(wanted, factories.get(wanted)!())
      return instances.get(wanted) ?? null
    },
    registerBackend: (wanted: string, factory: () => object) => {
      if (factories.has(wanted)) {
        core.warnings.push(`${wanted} backend was already registered. Reusing existing backend factory.`)
        return false
      }
      factories.set(wanted, factory)
      return true
    },
    removeBackend: (wanted: string) => {
      if (!factories.delete(wanted))
        throw new Error(`${wanted} backend not found in registry`)
      instances.delete(wanted)
      if (name === wanted)
        name = undefined
    },
    setBackend: async (wanted: string) => {
      core.overlapping ||= starting > 0
      starting++
      await Promise.resolve()
      starting--
      name = wanted
      return core.findBackend(wanted) !== null
    },
  }
  return core
}

/** Listens, and keeps what was told. */
export function lossTold(onBackendLost: (listener: (loss: BackendLoss) => void) => unknown) {
  const losses: BackendLoss[] = []
  let wake = () => {}
  onBackendLost((loss) => {
    losses.push(loss)
    wake()
  })
  let seen = 0
  /** Resolves when a loss is told that no `next` has seen. */
  const next = async () => {
    if (losses.length === seen)
      await new Promise<void>((resolve) => { wake = resolve })
    seen++
  }
  return { losses, next }
}
