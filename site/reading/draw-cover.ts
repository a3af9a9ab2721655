import { renderSlide, slides } from './slidev'
import '@unocss/reset/tailwind.css'
import '../../styles/tokens.css'
import '../../styles/bar-room.css'
import '../../styles/slide.css'
import '../../styles/figure.css'
import '../../styles/opening.css'

/** The first slide as HTML. */
export const drawCover = (): Promise<string> => renderSlide({ route: slides.value[0]!, clicks: 0, isOpen: false })
