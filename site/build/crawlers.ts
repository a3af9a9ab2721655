import { readdirSync } from 'node:fs'
import { escaped } from './opening.ts'

/** Welcomes all crawlers, and names the sitemap. */
export const robotsOf = (address: string): string => `User-agent: *\nAllow: /\nSitemap: ${new URL('sitemap.xml', address).href}\n`

/** The page to read and those of its slides, relative to the folder of the built deck. */
export function pagesToRead(folder: string): string[] {
  const below = readdirSync(`${folder}/read`, { withFileTypes: true }).filter(entry => entry.isDirectory()).map(({ name }) => `read/${name}/`)
  return ['read/', ...below.sort()]
}

/**
 * What a search engine can list. The slides are not among it: they share the deck's address, up to the #.
 *
 * @param address - Where the deck is published, with its last slash.
 * @param files - Beside the deck's own page, relative to it.
 * @see https://www.sitemaps.org/protocol.html
 */
export function sitemapOf(address: string, files: readonly string[]): string {
  const locations = ['./', ...files].map(file => `  <url><loc>${escaped(new URL(file, address).href)}</loc></url>`)
  return ['<?xml version="1.0" encoding="UTF-8"?>', '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">', ...locations, '</urlset>', ''].join('\n')
}
