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

/** Whether a pixel is darker, in one channel at least, than paper. */
const isInk = ({ data, width }: Picture, x: number, y: number, paper = 235) => {
  const start = (y * width + x) * 4
  return data[start]! < paper || data[start + 1]! < paper || data[start + 2]! < paper
}

/** Share of a box that is not paper. The box is in pixels of the picture. */
export function inkShare(picture: Picture, { left, top, right, bottom }: { left: number, top: number, right: number, bottom: number }): number {
  const [firstX, firstY, endX, endY] = [Math.floor(left), Math.floor(top), Math.ceil(right), Math.ceil(bottom)] as const
  let ink = 0
  for (let y = firstY; y < endY; y++) {
    for (let x = firstX; x < endX; x++)
      ink += Number(isInk(picture, x, y))
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
    const [red, green, blue] = [data[start]!, data[start + 1]!, data[start + 2]!] as const
    strongest = Math.max(strongest, Math.max(red, green, blue) - Math.min(red, green, blue))
  }
  return strongest
}

/** How many straight lines of at least that length, in pixels, run across a picture. */
export function ruledLines(picture: Picture, length: number): number {
  const hasLine = (y: number) => {
    let run = 0
    for (let x = 0; x < picture.width; x++) {
      run = isInk(picture, x, y, 250) ? run + 1 : 0
      if (run >= length)
        return true
    }
    return false
  }
  let lines = 0
  let isBelowLine = false
  for (let y = 0; y < picture.height; y++) {
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
