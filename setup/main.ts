import { defineAppSetup } from '@slidev/types'
import { leaveOpening, SLIDE_SHOWN } from '../site/leave-opening'
import { keepForOffline, takeNewerBuild } from '../site/start-offline'

export default defineAppSetup(async () => {
  const slideShown = leaveOpening()
  if (import.meta.hot)
    void slideShown.then(() => import.meta.hot!.send(SLIDE_SHOWN))
  const isOnPaper = new URLSearchParams(location.search).has('print')
  if (import.meta.env.DEV || isOnPaper)
    return
  await takeNewerBuild()
  keepForOffline().catch((error: unknown) => console.info('This visit is not kept for use without network.', error))
})
