import { defineAppSetup } from '@slidev/types'
import { leaveOpening } from '../site/leave-opening'
import { keepForOffline, takeNewerBuild } from '../site/start-offline'

export default defineAppSetup(async () => {
  leaveOpening()
  const isOnPaper = new URLSearchParams(location.search).has('print')
  if (import.meta.env.DEV || isOnPaper)
    return
  await takeNewerBuild()
  keepForOffline().catch((error: unknown) => console.info('This visit is not kept for use without network.', error))
})
