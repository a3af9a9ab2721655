import { defineVitePluginsSetup } from '@slidev/types'
import { contentSecurityPolicy } from '../site/build/content-security-policy.ts'
import { deckFont } from '../site/build/deck-font.ts'
import { slidesDrawer } from '../site/build/drawn-slides.ts'
import { notFound } from '../site/build/not-found-page.ts'
import { offline } from '../site/build/offline.ts'
import { opening, openingDrawer } from '../site/build/opening.ts'
import { readingPage } from '../site/build/reading-page.ts'
import { searchIndex } from '../site/build/search-index.ts'
import { sharePreview } from '../site/build/share-preview.ts'
import { hotCircles } from './author/hot-circles.ts'
import { authorMistakes } from './author/plugin.ts'
import { wholeFiles } from './author/whole-files.ts'
import { fastFirstPage } from './dev-server/fast-first-page.ts'
import { withoutPublicAddress } from './dev-server/public-address.ts'
import { warmUp } from './dev-server/warm-up.ts'
import { guard } from './guard/plugin.ts'
import { linksOut } from './links-out.ts'

/** What needs to know the slides, for their author and for the built deck; the deck's other settings are in vite.config.ts. */
export default defineVitePluginsSetup((options) => {
  const { data, entry, userRoot, clientRoot, roots, utils, remote } = options
  const draw = slidesDrawer(options)
  const drawCover = openingDrawer(options)
  return [
    ...guard({ remote, data }),
    withoutPublicAddress({ remote }),
    fastFirstPage({ utils }),
    warmUp({ data, clientRoot }, drawCover),
    wholeFiles(),
    authorMistakes({ entry, userRoot, clientRoot, roots }),
    hotCircles(),
    searchIndex(options, draw),
    deckFont(options),
    opening(options, drawCover),
    contentSecurityPolicy(),
    linksOut(),
    sharePreview(),
    readingPage(options, draw),
    notFound(data.config.title),
    offline({ title: data.config.title, shortTitle: data.config.title.split(': ').at(-1)!, description: data.config.info === false ? '' : String(data.config.info) }),
  ]
})
