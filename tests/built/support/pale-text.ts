/*
 * Runs inside the page: axe leaves undecided what stands on shapes (text in SVG) or under struts (formulas), so this
 * judges both. One self-contained function, as in inspect-slide.ts.
 */

/** Lists the texts of the slide's figures and formulas whose contrast with what lies beneath them is under `least`. */
export function paleText(least: number): string[] {
  type Rgba = [red: number, green: number, blue: number, alpha: number]
  const slide = [...document.querySelectorAll<HTMLElement>('#slideshow [data-slidev-no]')].find(element => element.checkVisibility())!
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!

  const rgba = (colour: string, opacity: number): Rgba => {
    canvas.clearRect(0, 0, 1, 1)
    canvas.fillStyle = colour
    canvas.fillRect(0, 0, 1, 1)
    const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data
    return [red!, green!, blue!, alpha! / 255 * opacity]
  }
  const over = (top: Rgba, below: Rgba): Rgba => {
    const mix = (channel: 0 | 1 | 2) => top[channel] * top[3] + below[channel] * (1 - top[3])
    return [mix(0), mix(1), mix(2), 1]
  }
  const luminance = ([red, green, blue]: Rgba) => {
    const linear = (channel: number) => channel / 255 <= 0.04045 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }
  const groupOpacity = (element: Element): number => {
    let opacity = 1
    for (let node: Element | null = element; node && node !== slide; node = node.parentElement)
      opacity *= Number(getComputedStyle(node).opacity)
    return opacity
  }

  const contrastOf = (ink: Rgba, ground: Rgba) => {
    const [light, dark] = [luminance(ink), luminance(ground)].sort((a, b) => b - a)
    return (light! + 0.05) / (dark! + 0.05)
  }
  const page = rgba(getComputedStyle(slide.querySelector('.frame')!).backgroundColor, 1)

  const faults: string[] = []
  for (const text of slide.querySelectorAll<SVGTextElement>('.figure text')) {
    if (!text.textContent!.trim() || !text.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
      continue
    const { left, top, width, height } = text.getBoundingClientRect()
    const beneath = document.elementsFromPoint(left + width / 2, top + height / 2)
    const grounds = beneath.filter((element): element is SVGGeometryElement =>
      element instanceof SVGGeometryElement && element.closest('.figure') !== null && element.isPointInFill(
        new DOMPoint(left + width / 2, top + height / 2).matrixTransform(element.getScreenCTM()!.inverse())))
    const own = over(rgba(getComputedStyle(text.closest('svg.figure')!).backgroundColor, 1), page)
    const ground = grounds
      // What is drawn later than the text covers it; figures do not do that.
      .filter(element => (text.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING) !== 0)
      .reverse()
      .reduce<Rgba>((below, element) => {
        const { fill, fillOpacity } = getComputedStyle(element)
        return fill === 'none' ? below : over(rgba(fill, Number(fillOpacity) * groupOpacity(element)), below)
      }, own)
    for (const run of [text, ...text.querySelectorAll('tspan')]) {
      const { fill, fillOpacity } = getComputedStyle(run)
      const ink = over(rgba(fill, Number(fillOpacity) * groupOpacity(run)), ground)
      if (contrastOf(ink, ground) < least)
        faults.push(`${contrastOf(ink, ground).toFixed(2)}:1 “${text.textContent!.trim().slice(0, 40)}”`)
    }
  }

  for (const symbol of slide.querySelectorAll('.katex-html span')) {
    const isText = symbol.childElementCount === 0 && symbol.textContent!.trim() !== ''
    if (!isText || !symbol.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
      continue
    const grounds: Rgba[] = []
    for (let node: Element | null = symbol; node && node !== slide; node = node.parentElement)
      grounds.push(rgba(getComputedStyle(node).backgroundColor, 1))
    const ground = grounds.reverse().reduce((below, above) => over(above, below), page)
    const ink = over(rgba(getComputedStyle(symbol).color, groupOpacity(symbol)), ground)
    if (contrastOf(ink, ground) < least)
      faults.push(`${contrastOf(ink, ground).toFixed(2)}:1 “${symbol.textContent!.trim()}” in a formula`)
  }
  return [...new Set(faults)]
}
