import frames from 'virtual:frames-figures'
import { createSSRApp } from 'vue'
import { renderToString } from 'vue/server-renderer'
import { place } from './slide-at-rest'

/** What a slide's Markdown may have on a component, and says nothing. */
const SLIDEVS_DIRECTIVES = ['click', 'after', 'click-hide', 'drag']

/**
 * The figures and demos of a frame as HTML: at each of its clicks, then with the demo's full page open.
 *
 * @param page - Page number.
 * @param clicks - How many clicks the frame has.
 * @throws {Error} What a component throws while it renders.
 */
export async function drawFrame(page: number, clicks: number): Promise<string[]> {
  const drawings: string[] = []
  for (let click = 0; click <= clicks; click++)
    drawings.push(await draw(page, click))
  place.value = 'page'
  drawings.push(await draw(page, clicks))
  place.value = 'talk'
  return drawings
}

async function draw(page: number, click: number): Promise<string> {
  const app = createSSRApp(frames[page]!, { clicks: click })
  SLIDEVS_DIRECTIVES.forEach(name => app.directive(name, {}))
  const faults: unknown[] = []
  app.config.errorHandler = error => faults.push(error) // Vue would write it down and go on
  const html = await renderToString(app)
  if (faults.length > 0)
    throw faults[0]
  return html
}
