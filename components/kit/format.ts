/** A share of a whole in percent, as every demo writes and says it: "88 %". */
export const percent = (share: number, digits = 0): string => `${(share * 100).toFixed(digits)} %`

/** With a capital letter in front, as a heading has. */
export const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** A probability in percent: never 0 % or 100 %, which a softmax does not give. */
export function percentText(probability: number): string {
  const text = percent(probability, 1)
  return text === percent(0, 1) ? `< ${percent(0.001, 1)}` : text === percent(1, 1) ? `> ${percent(0.999, 1)}` : text
}
