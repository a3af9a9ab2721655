import type { Plugin } from 'vite'

/** The two places in Slidev 52.20.1's internals/SlidesShow.vue that mount slides before they are on show. */
const NEIGHBOURS = `  preloadRoute(currentSlideRoute.value)
  preloadRoute(prevRoute.value)
  preloadRoute(nextRoute.value)
})`
const ALL = `    routes.forEach(preloadRoute)
  }, 3000)`

/** The slide on show keeps the processor until it has nothing to do; Safari does not tell when. */
const NEIGHBOURS_WHEN_IDLE = `  preloadRoute(currentSlideRoute.value)
})
const whenIdle = window.requestIdleCallback ?? ((run, { timeout }) => window.setTimeout(run, timeout))
const giveUp = window.cancelIdleCallback ?? window.clearTimeout
watchEffect((onCleanup) => {
  const neighbours = [nextRoute.value, prevRoute.value]
  const waiting = whenIdle(() => neighbours.forEach(preloadRoute), { timeout: 1000 })
  onCleanup(() => giveUp(waiting))
})`

/** On the development server a slide that is opened would wait behind thirty that are compiled. */
const ALL_FETCHED = `    routes.forEach(route => route.load())
  }, import.meta.env.DEV ? 15000 : 3000)`

/**
 * Has Slidev prepare the next slide and the one before when the browser is idle, and only fetch all others. By its own it mounts
 * neighbours in the same task as the slide that is asked for, and after three seconds all slides of the deck: their demos and figures keep
 * the processor busy and memory full, though few are ever looked at.
 */
export function prepareNeighbours(): Plugin {
  return {
    name: 'prepare-neighbours',
    enforce: 'pre',
    transform: {
      filter: { id: /@slidev\/client\/internals\/SlidesShow\.vue$/ },
      handler(code) {
        if (!code.includes(NEIGHBOURS) || !code.includes(ALL))
          this.error('Slidev’s SlidesShow.vue prepares slides in another way than 52.20.1; look whether setup/prepare-neighbours.ts is still needed.')
        return code.replace(NEIGHBOURS, NEIGHBOURS_WHEN_IDLE).replace(ALL, ALL_FETCHED)
      },
    },
  }
}
