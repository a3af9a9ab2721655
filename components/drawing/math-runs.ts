export interface MathRun {
  text: string
  face: 'math' | 'math-upright' | 'math-bold'
  /** Font size as a share of the base size. */
  scale: number
  /** Move to this run's baseline from the run before, in its own em; downwards is positive. */
  dy: number
  /** Move back under or over the script before, in its own em. */
  dx: number
}

const SCRIPT_SCALE = 0.7
const SUPERSCRIPT_RISE = -0.4
const SUBSCRIPT_DROP = 0.22
/** By how much an italic f leans over what follows it, in em of a script. */
const OVERHANG = 0.15
/** How much further out a script stands that shares its place with another. */
const STACKED = 1.4

/**
 * Splits the little mathematics that a label in a figure needs into runs of text: `W^{(l)}`, `x_d`, `ŷ`, `**y**_i`.
 * Letters are italic, `**…**` is bold, everything else upright; a prime is a superscript, as in TeX. A formula beyond that belongs in the page, as KaTeX.
 */
export function mathRuns(source: string): MathRun[] {
  const runs: MathRun[] = []
  let baseline = 0
  let scriptBefore: { kind: '^' | '_', width: number } | undefined

  for (const [, bold, kind, group, single, letters, rest] of source.replaceAll('′', '^{′}').matchAll(TOKEN)) {
    const script = kind as '^' | '_' | undefined
    const text = bold ?? group ?? single ?? letters ?? rest ?? ''
    const scale = script ? SCRIPT_SCALE : 1
    const stacked = script && scriptBefore && scriptBefore.kind !== script
    const target = (script === '^' ? SUPERSCRIPT_RISE : script === '_' ? SUBSCRIPT_DROP : 0) * (stacked ? STACKED : 1)
    const pieces: ReturnType<typeof splitFaces> = bold ? [{ text, face: 'math-bold' }] : splitFaces(text)
    pieces.forEach(({ text, face, dx = 0 }, index) => runs.push({
      text,
      face,
      scale,
      dy: index === 0 ? round((target - baseline) / scale) : 0,
      dx: index === 0 && stacked ? round(-scriptBefore!.width) : text === '′' ? OVERHANG : dx,
    }))
    baseline = target
    scriptBefore = script ? { kind: script, width: widthInEm(text) } : undefined
  }
  return runs
}

/** Why a label cannot be written, with what to do; undefined if it can. */
export function mathFault(source: string): string | undefined {
  const beyond = /[\\$]|[\^_]$|[\^_]{[^}]*$|{(?<![\^_]{)/.exec(source)?.[0]
  return beyond && `MathText cannot write the label ${source}: it knows letters, x_i, W^{(l)} and **y**, and met “${beyond}”; write it so, or put the formula into the page.`
}

const TOKEN = /\*\*(.+?)\*\*|([\^_])(?:\{([^}]*)\}|(.))|(\p{L}+)|([^\p{L}^_*]+|\*)/gu

/** A hat is a circumflex of its own, set back over its letter: the faces have no letter that wears one. */
function splitFaces(text: string): (Pick<MathRun, 'text' | 'face'> & { dx?: number })[] {
  return [...text.normalize('NFD').matchAll(/(\u0302)|(\p{L}+)|([^\p{L}\u0302]+)/gu)].map(([piece, hat, letters]) =>
    hat ? { text: '^', face: 'math-upright', dx: -0.46 } : { text: piece, face: letters ? 'math' : 'math-upright' })
}

/** About how wide a script is. */
const widthInEm = (text: string) => [...text].reduce((width, letter) => width + (',i'.includes(letter) ? 0.31 : 0.48), 0)

const round = (value: number) => Math.round(value * 1000) / 1000
