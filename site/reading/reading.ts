/*
 * The page to read needs no script. Where one runs, a figure can be enlarged, and the deck's choice of light or dark holds here too.
 */

/** How much of its own size a figure has when it is enlarged: its smallest type has some 28 pixels. */
const FIRST_SCALE = 0.5
const STEP = 1.5
const MOST_SCALE = 3
/** Pixels beside an enlarged figure, as in enlarged.css. */
const MARGIN = 16

function takeScheme(): void {
  const scheme = localStorage.getItem('slidev-color-schema') // where Slidev keeps it
  if (scheme === 'dark' || scheme === 'light')
    document.documentElement.classList.add(scheme)
}

function button(text: string, press: () => void): HTMLButtonElement {
  const element = Object.assign(document.createElement('button'), { type: 'button', textContent: text })
  element.addEventListener('click', press)
  return element
}

/** A window as large as the page, in which a figure is moved and made larger. */
function makeWindow(): (figure: SVGSVGElement) => void {
  const room = Object.assign(document.createElement('div'), { className: 'reading-room', tabIndex: 0, role: 'group', ariaLabel: 'Enlarged figure' })
  const head = Object.assign(document.createElement('div'), { className: 'reading-window-head' })
  const dialog = Object.assign(document.createElement('dialog'), { className: 'reading reading-window', ariaLabel: 'Enlarged figure' })
  let figure: SVGSVGElement
  let scale = FIRST_SCALE

  const fitting = () => (room.clientWidth - 2 * MARGIN) / figure.viewBox.baseVal.width

  function show(asked: number): void {
    const place = (room.scrollLeft + room.clientWidth / 2) / room.scrollWidth
    const height = (room.scrollTop + room.clientHeight / 2) / room.scrollHeight
    scale = Math.min(MOST_SCALE, Math.max(fitting(), asked))
    figure.style.width = `${scale * figure.viewBox.baseVal.width}px`
    room.scrollTo(place * room.scrollWidth - room.clientWidth / 2, height * room.scrollHeight - room.clientHeight / 2)
  }
  const larger = () => show(scale * STEP)
  const smaller = () => show(scale / STEP)

  head.append(button('Smaller', smaller), button('Larger', larger), button('Close', () => dialog.close()))
  dialog.append(head, room)
  dialog.addEventListener('keydown', ({ key }) => key === '+' ? larger() : key === '-' && smaller())
  // Fingers scroll by themselves.
  room.addEventListener('pointermove', ({ pointerType, buttons, movementX, movementY }) =>
    pointerType === 'mouse' && buttons === 1 && room.scrollBy(-movementX, -movementY))
  document.body.append(dialog)

  return (original) => {
    figure = original.cloneNode(true) as SVGSVGElement
    room.replaceChildren(figure)
    dialog.showModal()
    room.focus()
    show(FIRST_SCALE)
    room.scrollTo(0, 0)
  }
}

/** What scrolls, the arrow keys are to scroll: a formula that is wider than a phone. */
function letKeysIn(): void {
  for (const formula of document.querySelectorAll('.katex-display')) {
    if (formula.scrollWidth > formula.clientWidth)
      formula.setAttribute('tabindex', '0')
    else
      formula.removeAttribute('tabindex')
  }
}
addEventListener('resize', letKeysIn)
void document.fonts.ready.then(letKeysIn) // formulas are wider then

let enlarge: ((figure: SVGSVGElement) => void) | undefined
for (const figure of document.querySelectorAll<SVGSVGElement>('svg.figure')) {
  const open = () => (enlarge ??= makeWindow())(figure)
  figure.addEventListener('click', open)
  figure.after(Object.assign(button('Enlarge', open), { className: 'reading-enlarge', ariaHasPopup: 'dialog' }))
}

try {
  takeScheme()
}
catch {
  // The browser keeps its storage to itself: light or dark is as the system says.
}
