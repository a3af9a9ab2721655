import type { SlideInfo } from '@slidev/types'
import type { Plugin } from 'vite'
import { readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { normalizePath } from 'vite'

const SLIDE_AT_REST = fileURLToPath(new URL('slide-at-rest.ts', import.meta.url))

/** What of a slide its figures are drawn from. */
export type DrawnSlide = Pick<SlideInfo, 'index' | 'content' | 'frontmatter' | 'source'>

/** A slide's figures as a component of its own. */
export interface Frame {
  /** Beside the slide's Markdown, where its script finds what it imports. */
  file: string
  source: string
}

const TAG = /<([A-Z]\w*|[a-z]+(?:-[a-z]+)+)((?:\s(?:[^<>"']|"[^"]*"|'[^']*')*?)?)\s*\/?>/g
const SCRIPT = /<script setup[^>]*>([\s\S]*?)<\/script>/
const pascal = (name: string) => name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())

/** @returns Undefined if the slide has none. */
export function frameOf({ index, content, source }: DrawnSlide, components: ReadonlyMap<string, string>): Frame | undefined {
  const tags = [...content.replace(/<!--[\s\S]*?-->/g, '').matchAll(TAG)]
    .map(([, name, attributes]) => ({ name: pascal(name!), attributes: attributes!.replaceAll('$clicks', 'clicks') }))
    .filter(({ name }) => components.has(name))
  if (tags.length === 0)
    return undefined
  const imports = [...new Set(tags.map(({ name }) => name))].map(name => `import ${name} from '${components.get(name)}'`)
  return {
    file: normalizePath(join(dirname(source.filepath), `frame-${index + 1}.vue`)),
    source: [
      '<script setup lang="ts">',
      ...imports,
      SCRIPT.exec(content)?.[1] ?? '',
      'defineProps<{ clicks: number }>()',
      '</script>',
      `<template><main>${tags.map(({ name, attributes }) => `<${name}${attributes} />`).join('')}</main></template>`,
    ].join('\n'),
  }
}

/** Paths of the components below a folder, by the name that a slide uses. */
export const componentsIn = (folder: string): Map<string, string> => new Map(
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(path => path.endsWith('.vue')).map(path => [basename(path, '.vue'), normalizePath(join(folder, path))]))

/** The slides' figures as modules, with Slidev and all styles left out. */
export function figureFrames(frames: readonly (Frame | undefined)[]): Plugin {
  const list = '\0frames-figures'
  const empty = '\0empty'
  const sources = new Map(frames.flatMap(frame => frame ? [[frame.file, frame.source]] : []))
  const named = frames.flatMap((frame, index) => frame ? [{ page: index + 1, file: frame.file }] : [])
  return {
    name: 'figure-frames',
    enforce: 'pre',
    resolveId(id) {
      if (id === 'virtual:frames-figures')
        return list
      if (/\/useSlide$/.test(id))
        return SLIDE_AT_REST
      if (/\.css$|[?&]type=style/.test(id))
        return empty
      return sources.has(id) ? id : undefined
    },
    load(id) {
      if (id === list)
        return [...named.map(({ page, file }) => `import Frame${page} from '${file}'`), `export default { ${named.map(({ page }) => `${page}: Frame${page}`).join()} }`].join('\n')
      return id === empty ? '' : sources.get(id)
    },
  }
}
