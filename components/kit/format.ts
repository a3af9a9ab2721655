/** A share of a whole in percent, as every demo writes and says it: "88 %". */
export const percent = (share: number, digits = 0): string => `${(share * 100).toFixed(digits)} %`

/** With a capital letter in front, as a heading has. */
export const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
