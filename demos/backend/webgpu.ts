import type { BackendEnvironment } from './environment'
import { fetched, isSoftware, messageOf, type OpenBackend, Refusal } from './open-backend'

// TensorFlow.js asks for all but the last, and its `addN` of eight tensors then binds more buffers than the default allows:
// a validation error, and zeros for everything in that batch of commands.
const LIMITS = [
  'maxBufferSize',
  'maxComputeInvocationsPerWorkgroup',
  'maxComputeWorkgroupSizeX',
  'maxComputeWorkgroupStorageSize',
  'maxComputeWorkgroupsPerDimension',
  'maxStorageBufferBindingSize',
  'maxStorageBuffersPerShaderStage',
] as const

/**
 * WebGPU on a device of its own.
 *
 * @throws {Refusal} If there is no WebGPU, no adapter, only a software adapter that was not asked for, or no device.
 * @see https://gpuweb.github.io/gpuweb/#initialization
 */
export async function openWebGPU(environment: BackendEnvironment, allowSoftware: boolean): Promise<OpenBackend> {
  const gpuAdapter = await requestAdapter(environment)
  const adapter = describe(gpuAdapter)
  if (isSoftware(adapter) && !allowSoftware)
    throw new Refusal(`WebGPU has only a software adapter here (${adapter}), slower than the processor itself; ?backend=webgpu in the address uses it all the same.`)

  // Fetched before there is a device, so that none is left over when this fails.
  const { WebGPUBackend } = await fetched(environment.load.webgpu, 'WebGPU backend')
  const device = await requestDevice(gpuAdapter, adapter)
  device.addEventListener('uncapturederror', ({ error }) => {
    environment.report(`WebGPU (${adapter}) reports an error, and what it computed may be wrong: ${messageOf(error)}.`)
  }, { once: true }) // one bad shader repeats its error at every step

  return {
    backend: new WebGPUBackend(device, gpuAdapter.info),
    adapter,
    lost: device.lost.then(({ message, reason }) => `WebGPU lost its device (${messageOf(message || reason || 'no reason given')}).`),
  }
}

async function requestAdapter({ gpu, isSecureContext }: BackendEnvironment): Promise<GPUAdapter> {
  if (!gpu && !isSecureContext)
    throw new Refusal('Browsers hide WebGPU from pages that come by plain http; open the deck by https or from localhost.')
  if (!gpu)
    throw new Refusal('This browser has no WebGPU; a current Chrome, Edge, Safari or Firefox has.')

  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' }).catch((error: unknown) => {
    throw new Refusal(`The browser failed to look for a WebGPU adapter: ${messageOf(error)}.`)
  })
  if (!adapter)
    throw new Refusal('The browser has WebGPU but no adapter for it; look whether its hardware acceleration is switched on.')
  return adapter
}

async function requestDevice(gpuAdapter: GPUAdapter, adapter: string): Promise<GPUDevice> {
  const { limits } = gpuAdapter
  // A browser that does not know a limit refuses a request that names it.
  const requiredLimits = Object.fromEntries(LIMITS.filter(name => limits[name] !== undefined).map(name => [name, limits[name]]))
  try {
    return await gpuAdapter.requestDevice({ requiredLimits })
  }
  catch (error) {
    throw new Refusal(`The WebGPU adapter (${adapter}) gave no device: ${messageOf(error)}.`)
  }
}

/** The adapter's name as the browser gives it, from precise to vague; the word "software" stands in every software adapter's. */
function describe(gpuAdapter: GPUAdapter): string {
  const info: Partial<GPUAdapterInfo> = gpuAdapter.info ?? {} // absent from Chrome before 121
  const name = info.description || info.device || [info.vendor, info.architecture].filter(Boolean).join(' ') || 'unnamed adapter'
  const isFallback = info.isFallbackAdapter ?? ('isFallbackAdapter' in gpuAdapter && gpuAdapter.isFallbackAdapter === true)
  const everyName = [info.vendor, info.architecture, info.device, info.description].join(' ')
  return isFallback || isSoftware(everyName) ? `${name}, software` : name
}
