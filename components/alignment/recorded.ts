import type { NetworkName } from '../../demos/alignment/networks'
import type { Translation } from '../../demos/alignment/translate'
import recorded from '../../demos/alignment/recorded-translations.json'

/** What each network makes of the lecture's sentence: for paper, and for a slide that cannot have the weights. */
export const recordedTranslations: Readonly<Record<NetworkName, Translation>> = recorded
