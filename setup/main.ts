import { defineAppSetup } from '@slidev/types'
import { enterByAddress } from '../site/password'
import { removeOpening, SLIDE_SHOWN, slideShown, styleSheetsSettled } from '../site/remove-opening'
import { keepForOffline, takeNewerBuild } from '../site/start-offline'
import { sayUnknownSlides } from './unknown-slides'

export default defineAppSetup(async ({ router }) => {
  sayUnknownSlides(router)
  void removeOpening()
  if (import.meta.hot)
    void slideShown.then(() => import.meta.hot!.send(SLIDE_SHOWN))
  if (import.meta.env.DEV)
    await enterByAddress()
  await styleSheetsSettled()
  const isOnPaper = new URLSearchParams(location.search).has('print')
  if (import.meta.env.DEV || isOnPaper)
    return
  // Whatever the browser refuses, the deck that is here opens.
  await takeNewerBuild().catch((error: unknown) => console.info('Whether there is a newer build could not be found out.', error))
  keepForOffline().catch((error: unknown) => console.info('This visit is not kept for use without network.', error))
})
