import { describe, expect, it } from 'vitest'
import { type BackendLoss, createBackends, parseBackendWish } from '../../../demos/backend/backend'
import { fakeAdapter, type FakeDevice, fakePage, lossTold } from './fake-page'

const noWebGL = { openWebGL2: () => null }
const noGPU = { gpu: undefined, ...noWebGL }

describe('choosing by itself', () => {
  it('takes WebGPU on hardware, and downloads nothing else', async () => {
    const page = fakePage()
    expect(await createBackends(page).useBackend()).toEqual({ name: 'webgpu', adapter: 'nvidia blackwell', reason: undefined })
    expect(page.downloads).toEqual(['core', 'webgpu'])
    expect(page.core.active()).toMatchObject({ kind: 'webgpu', device: page.devices[0] })
  })

  it.each([
    ['the browser has no navigator.gpu', { gpu: undefined }, /This browser has no WebGPU/],
    ['the page came by plain http', { gpu: undefined, isSecureContext: false }, /plain http; open the deck by https or from localhost/],
    ['the adapter is null', { adapter: () => Promise.resolve(null) }, /no adapter .* hardware acceleration/],
    ['requestAdapter rejects', { adapter: () => Promise.reject(new Error('GPU process crashed.')) }, /adapter: GPU process crashed\.$/],
    ['requestDevice rejects', { device: () => Promise.reject(new TypeError('limit too high')) }, /\(nvidia blackwell\) gave no device: limit too high\.$/],
    ['its download fails', { failing: ['webgpu'] }, /WebGPU backend could not be loaded \(HTTP 404\); check the connection/],
    ['its constructor throws', { broken: ['webgpu'] }, /WebGPU failed to start: webgpu is broken\.$/],
  ])('takes WebGL when %s, and says so', async (_, faults, reason) => {
    const page = fakePage(faults)
    expect(await createBackends(page).useBackend()).toEqual({ name: 'webgl', adapter: 'Apple M2', reason: expect.stringMatching(reason) })
    expect(page.core.active()).toMatchObject({ kind: 'webgl' })
    expect(page.core.names()).toEqual(['webgl'])
  })

  it.each([
    ['the browser refuses it', { openWebGL2: () => null }, /refuses WebGL 2 \(no graphics hardware/],
    ['opening it throws', { openWebGL2: () => { throw new Error('Canvas is forbidden.') } }, /refuses WebGL 2 \(Canvas is forbidden\)\.$/],
    ['its renderer is software', { renderer: 'llvmpipe (LLVM 19.1, 256 bits)' }, /software renderer here \(llvmpipe/],
    ['it has 16 bits only', { extensions: [] }, /16 bits only on Apple M2/],
    ['its download fails', { failing: ['webgl'] }, /WebGL backend could not be loaded/],
    ['its constructor throws', { broken: ['webgl'] }, /WebGL failed to start: webgl is broken\.$/],
  ])('takes wasm when there is no WebGPU, and WebGL is none because %s', async (_, faults, reason) => {
    const page = fakePage({ gpu: undefined, ...faults })
    const state = await createBackends(page).useBackend()
    expect(state.name).toBe('wasm')
    expect(state.reason).toMatch(/^This browser has no WebGPU/)
    expect(state.reason).toMatch(reason)
    expect(page.core.names()).toEqual(['wasm'])
  })

  it.each([
    ['cannot be loaded', { failing: ['wasm'] }, /wasm backend could not be loaded/],
    ['cannot start', { broken: ['wasm'] }, /WebAssembly failed to start: wasm is broken\.$/],
  ])('takes the processor when wasm %s', async (_, faults, reason) => {
    const state = await createBackends(fakePage({ ...noGPU, ...faults })).useBackend()
    expect(state).toEqual({ name: 'cpu', adapter: undefined, reason: expect.stringMatching(reason) })
  })

  it('says what failed when nothing can be loaded, and tries again at the next call', async () => {
    const page = fakePage({ ...noGPU, failing: ['core'] })
    const { useBackend } = createBackends(page)
    await expect(useBackend()).rejects.toThrow(/core could not be loaded \(HTTP 404\)/)

    page.failing = ['wasm', 'cpu']
    await expect(useBackend()).rejects.toThrow(/nothing to compute with.*no WebGPU.*WebGL 2.*wasm backend.*cpu backend/)

    page.failing = []
    expect(await useBackend()).toMatchObject({ name: 'wasm' })
  })

  it.each([
    ['ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 (0x00002504) Direct3D11 vs_5_0 ps_5_0, D3D11)', 'NVIDIA GeForce RTX 3060'],
    ['ANGLE (Apple, ANGLE Metal Renderer: Apple M2, Unspecified Version)', 'Apple M2'],
    ['ANGLE (Intel, Mesa Intel(R) UHD Graphics 620 (KBL GT2), OpenGL 4.6)', 'Mesa Intel(R) UHD Graphics 620 (KBL GT2)'],
    ['Radeon R9 200 Series', 'Radeon R9 200 Series'],
  ])('finds the graphics card in %s, behind Chrome’s mask', async (unmasked, adapter) => {
    const page = fakePage({ gpu: undefined, renderer: 'WebKit WebGL', unmasked })
    expect(await createBackends(page).useBackend()).toMatchObject({ name: 'webgl', adapter })
  })

  it('knows software that Chrome passes off as hardware', async () => {
    const page = fakePage({ gpu: undefined, renderer: 'WebKit WebGL', unmasked: 'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)' })
    const { name, reason } = await createBackends(page).useBackend()
    expect(name).toBe('wasm')
    expect(reason).toContain('only a software renderer here (Vulkan 1.3.0 (SwiftShader Device (Subzero)))')
  })
})

describe('software adapters', () => {
  const software = [
    { vendor: 'google', architecture: 'swiftshader' },
    { vendor: 'mesa', architecture: '', description: 'llvmpipe (LLVM 19.1)' },
    { vendor: 'microsoft', architecture: '', description: 'Microsoft Basic Render Driver' },
    { vendor: 'microsoft', architecture: '', device: 'WARP' },
    { vendor: 'acme', architecture: '', device: 'Software Rasteriser' },
    { vendor: 'acme', architecture: 'v1', isFallbackAdapter: true },
  ]

  it.each(software)('refuses $vendor $architecture $description $device', async (info) => {
    const page = fakePage({ adapter: () => Promise.resolve(fakeAdapter({ info })) })
    const state = await createBackends(page).useBackend()
    expect(state).toMatchObject({ name: 'webgl', reason: expect.stringMatching(/only a software adapter here \(.*\?backend=webgpu in the address/) })
    expect(page.downloads).toEqual(['core', 'webgl'])
  })

  it.each(software)('takes $vendor $architecture $description $device when the address asks', async (info) => {
    const page = fakePage({ adapter: () => Promise.resolve(fakeAdapter({ info })) })
    const state = await createBackends(page).useBackend('webgpu')
    expect(state).toEqual({ name: 'webgpu', adapter: expect.stringMatching(/, software$/), reason: undefined })
  })

  it('believes the flag of older browsers, which sits on the adapter', async () => {
    const page = fakePage({ adapter: () => Promise.resolve(fakeAdapter({ info: undefined, isFallbackAdapter: true })) })
    expect((await createBackends(page).useBackend()).reason).toContain('only a software adapter here (unnamed adapter, software)')
  })

  it('can be allowed without a wish', async () => {
    const page = fakePage({ adapter: () => Promise.resolve(fakeAdapter({ info: software[0] })) })
    const { useBackend } = createBackends(page)
    const state = await useBackend('auto', { allowSoftware: true })
    expect(state).toMatchObject({ name: 'webgpu' })
    expect(await useBackend('auto')).toBe(state)
  })

  it('can be forbidden in spite of a wish', async () => {
    const page = fakePage({ adapter: () => Promise.resolve(fakeAdapter({ info: software[0] })) })
    expect(await createBackends(page).useBackend('webgpu', { allowSoftware: false })).toMatchObject({ name: 'webgl' })
  })

  it('are not allowed for WebGL by a wish for WebGPU', async () => {
    const page = fakePage({ gpu: undefined, renderer: 'SwiftShader' })
    expect(await createBackends(page).useBackend('webgpu')).toMatchObject({ name: 'wasm' })
    expect(page.attributes).toMatchObject({ failIfMajorPerformanceCaveat: true })
  })

  it('are allowed for WebGL by a wish for WebGL', async () => {
    const page = fakePage({ renderer: 'SwiftShader' })
    const state = await createBackends(page).useBackend('webgl')
    expect(state).toEqual({ name: 'webgl', adapter: 'SwiftShader', reason: 'The backend “webgl” was asked for.' })
    expect(page.attributes).toMatchObject({ failIfMajorPerformanceCaveat: false })
  })
})

describe('a wish', () => {
  it.each(['webgpu', 'webgl', 'wasm', 'cpu'] as const)('for %s is granted', async (wish) => {
    const page = fakePage()
    expect(await createBackends(page).useBackend(wish)).toMatchObject({ name: wish })
    expect(page.downloads).toEqual(['core', wish])
  })

  it('that cannot be granted falls to what comes after it', async () => {
    const state = await createBackends(fakePage(noWebGL)).useBackend('webgl')
    expect(state).toMatchObject({ name: 'wasm', reason: expect.stringMatching(/“webgl” was asked for\. .*refuses WebGL 2/) })
  })

  it('is remembered by calls without one', async () => {
    const { useBackend } = createBackends(fakePage())
    await useBackend('cpu')
    expect(await useBackend()).toMatchObject({ name: 'cpu' })
  })

  it('for another backend than the present one ends that, and tells', async () => {
    const page = fakePage()
    const { useBackend, onBackendLost } = createBackends(page)
    const told = lossTold(onBackendLost)
    await useBackend()
    expect(await useBackend('cpu')).toMatchObject({ name: 'cpu' })
    expect(told.losses).toEqual([{ name: 'webgpu', reason: 'WebGPU was put away because cpu was asked for.' }])
    expect(page.core.names()).toEqual(['cpu'])

    page.devices[0]!.lose('driver reset') // nobody's any more
    await page.settled()
    expect(told.losses).toHaveLength(1)
    expect(await useBackend()).toMatchObject({ name: 'cpu' })
  })
})

describe('callers at the same time', () => {
  it('share one choice', async () => {
    const page = fakePage()
    const { useBackend } = createBackends(page)
    const [first, second] = await Promise.all([useBackend(), useBackend()])
    expect(first).toBe(second)
    expect(await useBackend()).toBe(first)
    expect(page.devices).toHaveLength(1)
  })

  it('with different wishes are served one after the other', async () => {
    const page = fakePage()
    const { useBackend } = createBackends(page)
    const states = await Promise.all([useBackend(), useBackend('webgl'), useBackend('wasm'), useBackend()])
    expect(states.map(({ name }) => name)).toEqual(['webgpu', 'webgl', 'wasm', 'wasm'])
    expect(page.core.active()).toMatchObject({ kind: 'wasm' })
    expect(page.core.overlapping).toBe(false)
  })

  it('get a backend in spite of a failure before theirs', async () => {
    const { useBackend } = createBackends(fakePage({ failing: ['cpu'] }))
    const failed = useBackend('cpu')
    const good = useBackend('wasm')
    await expect(failed).rejects.toThrow(/cpu backend could not be loaded/)
    expect(await useBackend()).toBe(await good)
    expect(await good).toMatchObject({ name: 'wasm' })
  })
})

describe('a lost device', () => {
  it('is taken from TensorFlow.js, told, and replaced at the next use', async () => {
    const page = fakePage()
    const { useBackend, onBackendLost } = createBackends(page)
    const told = lossTold(onBackendLost)
    const before = await useBackend()
    page.devices[0]!.lose('driver reset')
    await told.next()

    expect(told.losses).toEqual([{ name: 'webgpu', reason: 'WebGPU lost its device (driver reset).' }])
    expect(page.core.names()).toEqual([])

    const after = await useBackend()
    expect(after).not.toBe(before)
    expect(after.name).toBe('webgpu')
    expect(page.core.active()).toMatchObject({ device: page.devices[1] })
  })

  it('is followed by the next backend when WebGPU fails again', async () => {
    const page = fakePage()
    const { useBackend, onBackendLost } = createBackends(page)
    const told = lossTold(onBackendLost)
    await useBackend()
    page.adapter = () => Promise.resolve(null)
    page.devices[0]!.lose('driver reset')
    await told.next()
    expect(await useBackend()).toMatchObject({ name: 'webgl' })
  })

  it('is given up when it was lost three times', async () => {
    const page = fakePage()
    const { useBackend, onBackendLost } = createBackends(page)
    const told = lossTold(onBackendLost)
    for (const time of [0, 1, 2]) {
      expect(await useBackend()).toMatchObject({ name: 'webgpu' })
      page.devices[time]!.lose('driver reset')
      await told.next()
    }
    expect(await useBackend()).toMatchObject({ name: 'webgl', reason: 'WebGPU was lost 3 times; reload the page to try it again.' })
  })

  it('keeps the wish', async () => {
    const page = fakePage({ adapter: () => Promise.resolve(fakeAdapter({ info: { vendor: 'google', architecture: 'swiftshader' } })) })
    const { useBackend, onBackendLost } = createBackends(page)
    const told = lossTold(onBackendLost)
    await useBackend('webgpu')
    page.devices[0]!.lose('driver reset')
    await told.next()
    expect(await useBackend()).toMatchObject({ name: 'webgpu' })
  })

  it('may be replaced from within the listener', async () => {
    const page = fakePage()
    const { useBackend, onBackendLost } = createBackends(page)
    const again = new Promise(resolve => onBackendLost(() => resolve(useBackend())))
    await useBackend()
    page.devices[0]!.lose('driver reset')
    expect(await again).toMatchObject({ name: 'webgpu' })
    expect(page.devices).toHaveLength(2)
  })

  it('is not told to those who left, and told to all others though one of them throws', async () => {
    const page = fakePage()
    const { useBackend, onBackendLost } = createBackends(page)
    const left: BackendLoss[] = []
    onBackendLost(loss => left.push(loss))()
    onBackendLost(() => { throw new Error('no canvas') })
    const told = lossTold(onBackendLost)
    await useBackend()
    page.devices[0]!.lose('driver reset')
    await told.next()
    expect(left).toEqual([])
    expect(page.reports).toEqual(['A demo failed to take note that WebGPU was lost: no canvas.'])
  })

  it('lost while it starts is still told', async () => {
    const page = fakePage({ device: async (device: FakeDevice) => { device.lose('driver reset'); return device } })
    const { useBackend, onBackendLost } = createBackends(page)
    const told = lossTold(onBackendLost)
    await useBackend()
    await told.next()
    expect(told.losses).toHaveLength(1)
    expect(page.core.names()).toEqual([])
  })

  it('lost while another choice is under way disturbs it not', async () => {
    const page = fakePage()
    const { useBackend, onBackendLost } = createBackends(page)
    const told = lossTold(onBackendLost)
    await useBackend()
    const other = useBackend('cpu')
    page.devices[0]!.lose('driver reset')
    expect(await other).toMatchObject({ name: 'cpu' })
    expect(await useBackend()).toBe(await other)
    expect(told.losses).toHaveLength(1)
    expect(page.core.active()).toMatchObject({ kind: 'cpu' })
  })

  it('has its like in WebGL', async () => {
    const page = fakePage({ gpu: undefined })
    const { useBackend, onBackendLost } = createBackends(page)
    const told = lossTold(onBackendLost)
    await useBackend()
    page.canvas.dispatchEvent(new Event('webglcontextlost'))
    await told.next()
    expect(told.losses).toEqual([{ name: 'webgl', reason: 'WebGL lost its context (Apple M2).' }])
    expect(await useBackend()).toMatchObject({ name: 'webgl' })
  })
})

describe('a hot reload', () => {
  it('registers again, in place of the old backend', async () => {
    const page = fakePage()
    await createBackends(page).useBackend()
    expect(await createBackends(page).useBackend()).toMatchObject({ name: 'webgpu' })
    expect(page.core.active()).toMatchObject({ device: page.devices[1] })
    expect(page.core.warnings).toEqual([])
  })

  it('leaves the new backend alone when the old device goes', async () => {
    const page = fakePage()
    const old = createBackends(page)
    const told = lossTold(old.onBackendLost)
    await old.useBackend()
    await createBackends(page).useBackend()
    page.devices[0]!.lose('collected')
    await told.next()
    expect(page.core.active()).toMatchObject({ device: page.devices[1] })
  })
})

describe('the WebGPU device', () => {
  it('gets the adapter’s limits, and is not asked for those that the browser does not know', async () => {
    const page = fakePage({ adapter: () => Promise.resolve(fakeAdapter({ limits: { maxBufferSize: 4e9, maxStorageBuffersPerShaderStage: 16 } })) })
    await createBackends(page).useBackend()
    expect(page.descriptors).toStrictEqual([{ requiredLimits: { maxBufferSize: 4e9, maxStorageBuffersPerShaderStage: 16 } }])
  })

  it('reports its first uncaptured error in a sentence', async () => {
    const page = fakePage()
    await createBackends(page).useBackend()
    for (const message of ['Too many bindings.', 'Too many bindings again.'])
      page.devices[0]!.dispatchEvent(Object.assign(new Event('uncapturederror'), { error: { message } }))
    expect(page.reports).toEqual(['WebGPU (nvidia blackwell) reports an error, and what it computed may be wrong: Too many bindings.'])
  })
})

describe('parseBackendWish', () => {
  it.each([
    ['', 'auto'],
    ['?clicks=3', 'auto'],
    ['?backend=auto', 'auto'],
    ['?backend=webgpu', 'webgpu'],
    ['?clicks=3&backend=webgl', 'webgl'],
    ['?backend=WASM', 'wasm'],
    ['?backend=cpu', 'cpu'],
  ])('reads %j as %s', (search, wish) => {
    expect(parseBackendWish(search)).toEqual({ wish })
  })

  it.each(['gpu', '', 'toString'])('refuses “%s” with a sentence and chooses by itself', (bad) => {
    expect(parseBackendWish(`?backend=${bad}`)).toEqual({
      wish: 'auto',
      notice: `The address asks for the backend “${bad}”, which is none of webgpu, webgl, wasm, cpu; the deck chooses by itself.`,
    })
  })
})
