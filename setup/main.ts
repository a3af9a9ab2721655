import { defineAppSetup } from '@slidev/types'
import { startOffline } from '../site/start-offline'

export default defineAppSetup(() => {
  const isOnPaper = new URLSearchParams(location.search).has('print')
  if (import.meta.env.PROD && !isOnPaper)
    startOffline().catch((error: unknown) => console.info('This visit is not kept for use without network.', error))
})
