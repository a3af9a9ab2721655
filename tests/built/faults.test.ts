import type { Browser, Locator } from 'playwright'
import { chromium } from 'playwright'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { chromiumFlags } from '../../scripts/chromium.ts'
import { expectClickerToWork, openDemo, saidBy } from './support/explore'
import { launch } from './support/open-deck'

/** Every demo, with a control that has been turned away from the talk before the fault. */
const demos = [
  { alias: 'gradient-descent', control: 'Start W₀', value: '7' },
  { alias: 'convolution', control: 'Stride', value: '2' },
  { alias: 'max-pooling', control: 'Stride', value: '1' },
]

const spin = (demo: Locator, name: string) => demo.getByRole('spinbutton', { name, exact: true })
const badgeOf = (demo: Locator) => demo.locator('.demo-badge').textContent()
const ready = (demo: Locator) => expect.poll(() => demo.getAttribute('data-status')).toBe('ready')

let browser: Browser
let gpuBrowser: Browser
beforeAll(async () => {
  [browser, gpuBrowser] = await Promise.all([launch(), launch({ webgpu: true })])
})

interface Fault {
  name: string
  sentence: string
  prepare?: () => void
}

const withoutGpu: Fault[] = [
  {
    name: 'no navigator.gpu',
    sentence: 'This browser has no WebGPU; a current Chrome, Edge, Safari or Firefox has.',
    prepare: () => Object.defineProperty(Navigator.prototype, 'gpu', { get: () => undefined }),
  },
  { name: 'no adapter', sentence: 'The browser has WebGPU but no adapter for it' },
  {
    name: 'an adapter that gives no device',
    sentence: 'The WebGPU adapter (toaster) gave no device: out of memory.',
    prepare: () => {
      const adapter = { info: { description: 'toaster' }, limits: {}, requestDevice: () => Promise.reject(new Error('out of memory')) }
      Object.defineProperty(Navigator.prototype, 'gpu', { get: () => ({ requestAdapter: () => Promise.resolve(adapter) }) })
    },
  },
  {
    name: 'WebGL refused',
    sentence: 'The browser refuses WebGL 2',
    prepare: () => {
      const getContext = HTMLCanvasElement.prototype.getContext
      HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...wanted: Parameters<typeof getContext>) {
        return wanted[0].startsWith('webgl') ? null : getContext.apply(this, wanted)
      } as typeof getContext
    },
  },
]

describe.each(demos)('$alias', ({ alias, control, value }) => {
  it.each(withoutGpu)('with $name goes on without a GPU, and says why', async ({ sentence, prepare }) => {
    const { page, demo, close } = await openDemo(browser, { alias, prepare })
    expect(await demo.getAttribute('data-backend')).toBe('wasm')
    await page.keyboard.press('e')
    await expect.poll(() => badgeOf(demo)).toContain(sentence)
    await expectClickerToWork(page, alias, 1)
    await close()
  })

  it('loses its device in the middle, says so, and goes on with what was set', async () => {
    const { page, demo, close } = await openDemo(gpuBrowser, {
      alias,
      backend: 'webgpu',
      prepare: () => {
        const requestDevice = GPUAdapter.prototype.requestDevice
        GPUAdapter.prototype.requestDevice = async function (...wanted) {
          const device = await requestDevice.apply(this, wanted)
          window.loseDevice = () => device.destroy()
          return device
        }
      },
    })
    await spin(demo, control).fill(value)
    await demo.getByRole('button', { name: 'Play', exact: true }).click()
    await page.evaluate(() => window.loseDevice())
    await expect.poll(() => saidBy(demo)).toContain('WebGPU lost its device')
    await ready(demo)
    expect(await spin(demo, control).inputValue()).toBe(value)
    await expectClickerToWork(page, alias, 1)
    await close()
  })

  it('cannot fetch TensorFlow.js, says so, and shows plain arithmetic', async () => {
    const { page, demo, close } = await openDemo(browser, { alias, blocked: /tfjs|wasm/ })
    await expect.poll(() => demo.getAttribute('data-status')).toBe('error')
    const [notice, bar] = [(await demo.locator('.demo-notices').boundingBox())!, (await demo.locator('.demo-bar').boundingBox())!]
    expect(notice.y).toBeGreaterThanOrEqual(bar.y + bar.height) // no part of the picture or of a control is covered
    expect(notice.y + notice.height).toBeLessThanOrEqual(page.viewportSize()!.height)
    expect(await saidBy(demo)).toMatch(/could not be loaded; check the connection and reload the page\. .* plain arithmetic, without TensorFlow\.js\./)
    await spin(demo, control).fill(value)
    expect(await spin(demo, control).inputValue()).toBe(value)
    await expectClickerToWork(page, alias, 1)
    await close()
  })

  it('stops playing when its tab is hidden', async () => {
    const { page, demo, close } = await openDemo(browser, { alias, backend: 'cpu' })
    await demo.getByRole('button', { name: 'Play', exact: true }).click()
    await demo.getByRole('button', { name: 'Pause', exact: true }).waitFor()
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })
      document.dispatchEvent(new Event('visibilitychange'))
    })
    await demo.getByRole('button', { name: 'Play', exact: true }).waitFor()
    await close()
  })
})

describe('a page that comes by plain http', () => {
  let plainBrowser: Browser
  beforeAll(async () => {
    plainBrowser = await chromium.launch({
      executablePath: inject('chromiumPath'),
      args: [...chromiumFlags, '--host-resolver-rules=MAP lecture.test 127.0.0.1'],
    })
  })
  afterAll(() => plainBrowser.close())

  it.each(demos)('goes on without a GPU on $alias, and says why', async ({ alias }) => {
    const url = inject('deckUrl').replace('127.0.0.1', 'lecture.test')
    const { page, demo, complaints, close } = await openDemo(plainBrowser, { alias, url })
    expect(await page.evaluate(() => isSecureContext)).toBe(false)
    expect(await demo.getAttribute('data-backend')).toBe('wasm')
    await page.keyboard.press('e')
    await expect.poll(() => badgeOf(demo)).toContain('Browsers hide WebGPU from pages that come by plain http; open the deck by https or from localhost.')
    expect(complaints).toEqual([])
    await close()
  })
})

declare global {
  interface Window {
    loseDevice: () => void
  }
}
