/** A share of a whole in percent, as every demo writes and says it: "88 %". */
export const percent = (share: number, digits = 0): string => `${(share * 100).toFixed(digits)} %`
