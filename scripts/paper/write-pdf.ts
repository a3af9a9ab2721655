import type { PrintOptions } from './print-slides.ts'
import { SingleBar } from 'cli-progress'
import { writeFileSync } from 'node:fs'
import { findChromium } from '../chromium.ts'
import { openBuiltDeck } from './built-deck.ts'
import { printSlides } from './print-slides.ts'

/**
 * Prints an address of the built deck into a file, with a progress bar.
 *
 * @param options.address - The part after the deck's own: `?print#/print`.
 * @param options.out - The file to write.
 * @param options.from - The folder of a built deck; built anew if absent.
 */
export async function writePdf({ address, out, from, ...options }: { address: string, out: string, from?: string } & PrintOptions): Promise<void> {
  findChromium() // if there is none, that is said now and not after the deck is built
  const deck = await openBuiltDeck(from)
  const progress = new SingleBar({ format: '{bar} {value}/{total} {title}', barsize: 33, clearOnComplete: true, hideCursor: true })
  try {
    const pdf = await printSlides(`${deck.url}${address}`, {
      ...options,
      onSlide({ title }, index, total) {
        if (index === 0)
          progress.start(total, 0, { title })
        progress.update(index + 1, { title })
      },
    })
    writeFileSync(out, pdf)
    progress.stop()
    console.log(`${out} (${(pdf.length / 1e6).toFixed(1)} MB)`)
  }
  finally {
    progress.stop()
    deck.close()
  }
}
