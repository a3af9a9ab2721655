import type { Picture } from './read-pdf'
import type jsQR from 'jsqr'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { onTestFinished } from 'vitest'
import { FORMULA } from '../../support/deck'

const readCode = createRequire(import.meta.url)('jsqr') as typeof jsQR // a CommonJS package, whose types say otherwise

const run = promisify(execFile)

/** Runs `npm run export` or `npm run handout` as its users do; rejects with what it said if it fails. */
export async function npmRun(script: 'export' | 'handout', ...options: string[]): Promise<void> {
  await run('npm', ['run', script, '--silent', '--', ...options])
}

/** What a command that must fail says, and its exit status. */
export async function refusal(script: 'export' | 'handout', ...options: string[]): Promise<{ code: number, said: string }> {
  try {
    await npmRun(script, ...options)
  }
  catch (error) {
    const { code, stderr } = error as { code: number, stderr: string }
    return { code, said: stderr.trim() }
  }
  throw new Error(`npm run ${script} -- ${options.join(' ')} did not fail`)
}

/** A folder that goes with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'paper-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

/** Text without what a typesetter may change: white space, quotation marks, the ellipsis. */
export const squeezed = (text: string): string => text.replace(/[\s\u200B“”"‘’']/g, '').replace(/…/g, '...')

/** The sentences of a piece of Markdown as they can be found in `squeezed` text; a formula ends a piece, as does a click. */
export function sentences(markdown: string): string[] {
  return markdown
    .replace(FORMULA, '\n')
    .replace(/\[click(?::\d+)?\]/g, '\n')
    .replace(/\[([^\]]+)\]\([^)\s]+\)/g, '$1')
    .replace(/^(?:#+|-|\d+\.) /gm, '')
    .replace(/\*/g, '')
    .split(/[\n$]|(?<=[.?!])\s/)
    .map(squeezed)
    .filter(Boolean)
}

/** Share of a box that is not paper: darker, in one channel at least. The box is in pixels of the picture. */
export function inkShare({ data, width }: Picture, { left, top, right, bottom }: { left: number, top: number, right: number, bottom: number }): number {
  const PAPER = 235
  const [firstX, firstY, endX, endY] = [Math.floor(left), Math.floor(top), Math.ceil(right), Math.ceil(bottom)] as const
  let ink = 0
  for (let y = firstY; y < endY; y++) {
    const end = (y * width + endX) * 4
    for (let start = (y * width + firstX) * 4; start < end; start += 4) {
      if (data[start]! < PAPER || data[start + 1]! < PAPER || data[start + 2]! < PAPER)
        ink++
    }
  }
  return ink / (endY - firstY) / (endX - firstX)
}

/** Share of the picture outside a margin that is not paper: 0 if nothing runs into the edge. Margins are in pixels. */
export function inkInMargin(picture: Picture, margin: { left: number, top: number, right: number, bottom: number }): number {
  const { width, height } = picture
  return Math.max(
    inkShare(picture, { left: 0, top: 0, right: width, bottom: margin.top }),
    inkShare(picture, { left: 0, top: height - margin.bottom, right: width, bottom: height }),
    inkShare(picture, { left: 0, top: 0, right: margin.left, bottom: height }),
    inkShare(picture, { left: width - margin.right, top: 0, right: width, bottom: height }),
  )
}

/** The strongest colour of a picture: how far red, green and blue of one pixel lie apart, 0 to 255. */
export function strongestColour({ data }: Picture): number {
  let strongest = 0
  for (let start = 0; start < data.length; start += 4) {
    const red = data[start]!
    const green = data[start + 1]!
    const blue = data[start + 2]!
    strongest = Math.max(strongest, Math.max(red, green, blue) - Math.min(red, green, blue))
  }
  return strongest
}

/** How many straight lines of at least that length, in pixels, run across a picture. */
export function ruledLines({ data, width, height }: Picture, length: number): number {
  const PAPER = 250
  const hasLine = (y: number) => {
    let run = 0
    for (let start = y * width * 4; start < (y + 1) * width * 4; start += 4) {
      run = data[start]! < PAPER || data[start + 1]! < PAPER || data[start + 2]! < PAPER ? run + 1 : 0
      if (run >= length)
        return true
    }
    return false
  }
  let lines = 0
  let isBelowLine = false
  for (let y = 0; y < height; y++) {
    const isLine = hasLine(y)
    lines += Number(isLine && !isBelowLine)
    isBelowLine = isLine
  }
  return lines
}

/** What the QR code within a box says; empty if there is none. The box is in pixels of the picture. */
export function codeIn(picture: Picture, { left, top, right, bottom }: { left: number, top: number, right: number, bottom: number }): string {
  const [x, y, width, height] = [left, Math.max(0, top), right - left, bottom - Math.max(0, top)].map(Math.round) as [number, number, number, number]
  const box = new Uint8ClampedArray(width * height * 4)
  for (let row = 0; row < height; row++)
    box.set(picture.data.subarray(((y + row) * picture.width + x) * 4, ((y + row) * picture.width + x + width) * 4), row * width * 4)
  return readCode(box, width, height)?.data ?? ''
}
