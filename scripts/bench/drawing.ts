import type { Painted } from './painted.ts'
import type { Browser } from 'playwright'
import { medianOf, openPage } from './painted.ts'

/*
 * How long the network for digits takes while somebody draws: from a move of the pointer to all of its maps, painted. Plain TypeScript
 * computes them; the backend counts only for what it does beside.
 */
const MOVES = 200

export async function measureDrawing(browser: Browser, url: string, backend: string): Promise<Painted[]> {
  const page = await openPage(browser, url, backend, { alias: 'convolution-and-pooling', demo: 'digits' })
  if (!page)
    return []
  const run = async () => medianOf(await page.evaluate(drawAndWait, MOVES))
  const measured = { name: 'a stroke on the board, from a move of the pointer to the maps', first: await run(), median: await run() }
  await page.close()
  return [measured]
}

/** Runs in the page: draws strokes, and times from each move to the frame in which the last map is painted. */
async function drawAndWait(moves: number): Promise<number[]> {
  const dialog = document.querySelector('dialog')!
  const board = dialog.querySelector<SVGSVGElement>('[aria-label="Drawing board"]')!
  const clear = [...dialog.querySelectorAll('button')].find(({ textContent }) => textContent?.trim() === 'Clear')!
  const context = [...dialog.querySelectorAll<HTMLCanvasElement>('.map-sheet canvas')].at(-1)!.getContext('2d')!
  const putImageData = context.putImageData.bind(context)
  let drawn = 0
  context.putImageData = (image: ImageData, x: number, y: number) => {
    drawn++
    putImageData(image, x, y)
  }
  board.setPointerCapture = () => {} // of a pointer that is none
  const box = board.getBoundingClientRect()
  const send = (type: string, x: number, y: number) => board.dispatchEvent(new PointerEvent(type, {
    pointerId: 1,
    button: 0,
    bubbles: true,
    clientX: box.x + box.width * x,
    clientY: box.y + box.height * y,
  }))
  /** After the paint of the frame in which the map was drawn. The board draws with the next frame; what is asked for after it comes after it. */
  const painted = (before: number) => new Promise<boolean>((resolve) => {
    let frames = 0
    const look = () => {
      if (drawn === before && frames++ < FRAMES)
        return requestAnimationFrame(look)
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => resolve(drawn > before)
      port2.postMessage(undefined)
    }
    requestAnimationFrame(look)
  })
  /** After so many the maps are as they were: the pen went over its own ink. */
  const FRAMES = 10
  const MOVES_A_STROKE = 20

  const times: number[] = []
  for (let move = 0; move < moves; move++) {
    const along = move % MOVES_A_STROKE
    if (along === 0) {
      send('pointerup', 0.5, 0.5)
      clear.click()
      send('pointerdown', 0.4, 0.1)
    }
    // At any moment between two frames of the browser.
    await new Promise(resolve => setTimeout(resolve, 20 + 17 * Math.random()))
    const start = performance.now()
    const before = drawn
    send('pointermove', 0.5 + 0.3 * Math.sin((along + 1) / 4), 0.1 + 0.8 * (along + 1) / MOVES_A_STROKE)
    if (await painted(before))
      times.push(performance.now() - start)
  }
  send('pointerup', 0.5, 0.9)
  context.putImageData = putImageData
  if (times.length < moves / 2)
    throw new Error(`of ${moves} moves of the pointer only ${times.length} changed the maps`)
  return times
}
