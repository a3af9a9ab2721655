import type { AppContext } from '@slidev/types'
import { slides } from '#slidev/slides'

/** Slidev's page for an address that it does not know. */
export const UNKNOWN = 'NotFound'

/** Slidev's views of one slide, which take any name for one, and what their addresses begin with. */
const VIEWS: Record<string, string[]> = { play: [], presenter: ['presenter'] }

interface Frontmatter { routeAlias?: string }
const isSlide = (name: string) => slides.value.some(({ no, meta }) =>
  no === Number(name) || (meta.slide as { frontmatter: Frontmatter }).frontmatter.routeAlias === name)

/** Leads an address of no slide to the page that says so, under that address. Slidev would show the first slide. */
export function sayUnknownSlides(router: AppContext['router']): void {
  router.beforeEach(({ name, params, query, hash }) => {
    const view = VIEWS[String(name)]
    return !view || isSlide(String(params.no)) || { name: UNKNOWN, params: { pathMatch: [...view, String(params.no)] }, query, hash, replace: true }
  })
}
