/*
 * Runs inside the page: axe does not judge text in SVG, so this does. One self-contained function, as in
 * inspect-slide.ts.
 */

/** Lists the texts of the slide's figures whose contrast with what lies beneath them is under `least`. */
export function paleFigureText(least: number): string[] {
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

  const faults: string[] = []
  for (const text of slide.querySelectorAll<SVGTextElement>('.figure text')) {
    if (!text.textContent!.trim() || !text.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
      continue
    const { left, top, width, height } = text.getBoundingClientRect()
    const beneath = document.elementsFromPoint(left + width / 2, top + height / 2)
    const grounds = beneath.filter((element): element is SVGGeometryElement =>
      element instanceof SVGGeometryElement && element.closest('.figure') !== null && element.isPointInFill(
        new DOMPoint(left + width / 2, top + height / 2).matrixTransform(element.getScreenCTM()!.inverse())))
    const frame = getComputedStyle(slide.querySelector('.frame')!)
    const ground = grounds
      // What is drawn later than the text covers it; figures do not do that.
      .filter(element => (text.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING) !== 0)
      .reverse()
      .reduce<Rgba>((below, element) => {
        const { fill, fillOpacity } = getComputedStyle(element)
        return fill === 'none' ? below : over(rgba(fill, Number(fillOpacity) * groupOpacity(element)), below)
      }, rgba(frame.backgroundColor, 1))
    for (const run of [text, ...text.querySelectorAll('tspan')]) {
      const { fill, fillOpacity } = getComputedStyle(run)
      const ink = over(rgba(fill, Number(fillOpacity) * groupOpacity(run)), ground)
      const [light, dark] = [luminance(ink), luminance(ground)].sort((a, b) => b - a)
      const contrast = (light! + 0.05) / (dark! + 0.05)
      if (contrast < least)
        faults.push(`${contrast.toFixed(2)}:1 “${text.textContent!.trim().slice(0, 40)}”`)
    }
  }
  return [...new Set(faults)]
}
