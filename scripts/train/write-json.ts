import { writeFileSync } from 'node:fs'

/** Numbers to four digits after the point: more is noise, and a changed file would hide what changed. */
export function rounded<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value, (_, part: unknown) => typeof part === 'number' ? Number(part.toFixed(4)) : part))
}

/** Lists of numbers stand on one line. */
export const writeJson = (file: string, content: unknown) => writeFileSync(file, `${JSON.stringify(content, null, 2).replace(/\n\s+(?=-?[\d.]+,?\n)/g, ' ').replace(/(?<=\d)\n\s+\]/g, ' ]')}\n`)
