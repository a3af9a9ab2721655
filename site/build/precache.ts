import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'

/** A file of the deck as the service worker keeps it; Workbox's own form. */
export interface PrecachedFile {
  /** Relative to the deck's folder. */
  url: string
  /** Null where the name itself changes with the content. */
  revision: string | null
  /** As of Subresource Integrity: what was fetched or kept must match it. */
  integrity: string
}

/** What a visitor without network does not need: files for other programs, slides to share (the page to read has them all), and formats of fonts that no browser with a service worker asks for. */
const LEFT_ON_THE_HOST = /^(?:404\.html|robots\.txt|sitemap\.xml|_.*|service-worker\.js|preview\.png|share\.png|read\/.*\/.*|.*\.(?:md|pdf|map|ttf|woff))$/

/** Whether the build names the file after its content. */
const IS_NAMED_AFTER_CONTENT = /^assets\//

/**
 * The files of a built folder that make the deck whole without network.
 *
 * @param folder - Path of the built folder.
 * @param built - Names of the files of this build; a folder outside the project is not emptied, and others may lie there.
 */
export function filesToPrecache(folder: string, built: ReadonlySet<string>): PrecachedFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => statSync(join(folder, path)).isFile())
    .map(path => path.split(sep).join('/'))
    .filter(url => !LEFT_ON_THE_HOST.test(url) && (built.has(url) || !IS_NAMED_AFTER_CONTENT.test(url)))
    .sort()
    .map((url) => {
      const integrity = `sha256-${createHash('sha256').update(readFileSync(join(folder, url))).digest('base64')}`
      return { url, revision: IS_NAMED_AFTER_CONTENT.test(url) ? null : integrity, integrity }
    })
}
