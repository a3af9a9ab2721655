/** A language model in the figure of model sizes. */
export interface LanguageModel {
  name: string
  /** Year and month of the first publication. */
  released: `${number}-${number}`
  /** How many, in all. Absent where undisclosed. */
  parameters?: number
  /** A mixture of experts: a token meets only some of the parameters. */
  experts?: boolean
  /** How many of them one token meets, where known. */
  active?: number
  /** On which side of its point the name stands, so that names keep clear of each other. */
  place: 'left' | 'right' | 'above' | 'below'
  /** How much higher than that, in pixels. */
  lift?: number
}

const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 3 })

/** 175000000000 → "175B" */
export const formatCount = (count: number) => compact.format(count)

/** Where a name stands, from its point. */
export function nameOffset({ place, lift = 0, experts }: LanguageModel) {
  const space = experts ? 23 : 20
  const { dx, dy, anchor } = {
    left: { dx: -space, dy: 9, anchor: 'end' },
    right: { dx: space, dy: 9, anchor: 'start' },
    above: { dx: 0, dy: -space, anchor: 'middle' },
    below: { dx: 0, dy: space + 18, anchor: 'middle' },
  }[place]
  return { dx, dy: dy - lift, anchor }
}
