/** Whether a value out of JSON is what it should be. */
type Check = (value: unknown) => boolean

const isText: Check = value => typeof value === 'string'
const isFlag: Check = value => typeof value === 'boolean'
const isNumber: Check = value => Number.isFinite(value) // 1e999 is JSON
const upTo = (max: number): Check => value => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= max
const oneOf = (...words: string[]): Check => value => isText(value) && words.includes(value as string)

/** An object with some of these keys, and no other. */
const withKeys = (checks: Record<string, Check>): Check => value =>
  isObject(value) && Object.entries(value).every(([key, part]) => Object.hasOwn(checks, key) && checks[key]!(part))

/** An object whose keys are numbers of slides. */
const bySlide = (slideCount: number, check: Check): Check => value =>
  isObject(value) && Object.entries(value).every(([key, part]) => /^[1-9]\d*$/.test(key) && Number(key) <= slideCount && check(part))

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Slidev's word for the last click of a slide. */
const LAST_CLICK = 999_999

/** As vite-plugin-vue-server-ref writes what is undefined. */
const UNDEFINED = '__UNDEFINED___'
const orNothing = (check: Check): Check => value => value === null || value === UNDEFINED || check(value)

/** What Slidev's pen draws: shapes, with nothing in them that runs or fetches. */
const SHAPES = /<\/?(?:path|line|polyline|polygon|rect|ellipse|circle|g|defs|marker)(?:\s+(?!on|style|href|xlink)[a-z][\w-]*="(?:url\(#[\w-]+\)|[^"<>(]*)")*\s*\/?>/gi
const isDrawing: Check = value => typeof value === 'string' && value.replace(SHAPES, '').trim() === ''

/** What Slidev's editors change of a slide. */
const isSlide = withKeys({ note: isText, content: isText, frontmatterRaw: isText, frontmatter: withKeys({ contextMenu: isFlag }), skipHmr: isFlag })

/** The place in the lecture and the timer, as Slidev's `state/shared.ts` has them. */
const isPlace = (slideCount: number) => withKeys({
  page: upTo(slideCount),
  clicks: upTo(LAST_CLICK),
  clicksTotal: upTo(LAST_CLICK),
  timer: withKeys({
    status: oneOf('stopped', 'running', 'paused'),
    slides: bySlide(slideCount, withKeys({ start: isNumber, end: isNumber })),
    startedAt: isNumber,
    pausedAt: isNumber,
  }),
  cursor: orNothing(withKeys({ x: isNumber, y: isNumber, style: oneOf('cursor', 'laser') })),
  lastUpdate: orNothing(withKeys({ id: isText, type: oneOf('presenter', 'viewer'), time: isNumber })),
})

/** What a window sends of a state that all windows share. */
const shared = (state: Check): Check => value =>
  withKeys({ source: isText, timestamp: isNumber, data: state, patch: state })(value) && ('data' in (value as object) || 'patch' in (value as object))

/**
 * What the server of this deck lets be written, by the path it is sent to.
 *
 * @param slideCount - How many slides the deck has.
 * @returns Whether a body may be written there; undefined if nothing may.
 */
export function shapeAt(path: string, slideCount: number): Check | undefined {
  const number = /^\/__slidev\/slides\/(\d+)\.json$/.exec(path)?.[1]
  if (number !== undefined)
    return 0 < Number(number) && Number(number) <= slideCount ? isSlide : undefined
  switch (path) {
    case '/@server-reactive/nav': return shared(isPlace(slideCount))
    case '/@server-reactive/drawings': return shared(bySlide(slideCount, orNothing(isDrawing)))
    default: return undefined
  }
}
