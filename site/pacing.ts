/** A part of the lecture, and the minutes it is to take. */
export interface PlannedSection {
  name: string
  minutes: number
}

/** One time that the lecture was given or rehearsed. */
export interface Rehearsal {
  /** When its timer was started, in milliseconds since 1970; a rehearsal is known by it. */
  startedAt: number
  /** Seconds in each section, in the order of the lecture. */
  spent: number[]
  /** When time was added last, in milliseconds since 1970. */
  lastAt: number
}

export const MAX_REHEARSALS = 5
/** Steps between two readings longer than this were no teaching: the machine slept. */
const MAX_STEP_S = 60

/** The rehearsal that a window which was loaded anew goes on with: one that ran a moment ago. */
export const interrupted = (rehearsals: readonly Rehearsal[], now: number): Rehearsal | undefined =>
  rehearsals.findLast(({ lastAt }) => now >= lastAt && now - lastAt < MAX_STEP_S * 1000)

/**
 * Adds time to the rehearsal with that start, which is begun if there is none. The latest come last, of a few.
 *
 * @param rehearsals - So far.
 * @param startedAt - Of the timer.
 * @param section - Its place in the lecture.
 * @param seconds - Since the last call.
 * @param lastAt - Now, in milliseconds since 1970.
 */
export function addTime(rehearsals: readonly Rehearsal[], startedAt: number, section: number, seconds: number, lastAt: number): Rehearsal[] {
  const before = rehearsals.find(rehearsal => rehearsal.startedAt === startedAt)?.spent ?? []
  const spent = Array.from({ length: Math.max(before.length, section + 1) }, (_, index) => before[index] ?? 0)
  spent[section]! += seconds > 0 && seconds <= MAX_STEP_S ? seconds : 0
  return [...rehearsals.filter(rehearsal => rehearsal.startedAt !== startedAt), { startedAt, spent, lastAt }].slice(-MAX_REHEARSALS)
}

/** `4:05`: minutes and seconds. */
export const clockText = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`

/** How the section on show stands: `12:30 of 25 min`, and how the whole does once it is a minute off the plan. */
export function sayPace(sections: readonly PlannedSection[], { spent }: Rehearsal, current: number): string {
  const here = spent[current] ?? 0
  const planned = sections[current]!.minutes * 60
  // In a section one is on time until it takes longer than planned.
  const behind = spent.slice(0, current).reduce((sum, seconds) => sum + seconds, 0) - sections.slice(0, current).reduce((sum, { minutes }) => sum + 60 * minutes, 0)
    + Math.max(0, here - planned)
  const minutes = Math.round(Math.abs(behind) / 60)
  const whole = minutes === 0 ? '' : `, ${minutes} min ${behind > 0 ? 'behind' : 'ahead'}`
  return `${clockText(here)} of ${sections[current]!.minutes} min${whole}`
}

/** What was kept in the browser; nothing of it if it makes no sense. */
export function readRehearsals(text: string | null): Rehearsal[] {
  try {
    const read = JSON.parse(text ?? '[]') as unknown
    return Array.isArray(read) && read.every(isRehearsal) ? read : []
  }
  catch {
    return []
  }
}

function isRehearsal(value: unknown): value is Rehearsal {
  const { startedAt, spent, lastAt } = (value ?? {}) as Partial<Rehearsal>
  return Number.isFinite(startedAt) && Number.isFinite(lastAt) && Array.isArray(spent) && spent.every(seconds => Number.isFinite(seconds) && seconds >= 0)
}
