/** By it the dev server passes what one window of the lecture tells on to the others. */
export const LECTURE_EVENT = 'lecture:message'

/** Topic of a window that opens. */
export const JOINING = ' joining'

/** What one window of the lecture tells the others. */
export interface Message {
  /** The window in which it was set. */
  sender: string
  /** When, in milliseconds since 1970, or a little later: after every message that the window knew. */
  sentAt: number
  /** By whose word: an audience's window takes a presenter's only, so that two tabs of one student do not lead each other. */
  role: 'presenter' | 'viewer'
  topic: string
  text: string
  /** The window it is meant for; absent: all. */
  to?: string
}

/** Several times the longest of the deck's own: a network in training with its losses, 50,000 characters. */
const MAX_TEXT = 200_000
const MAX_NAME = 100

/** The message that something received is, with nothing else in it; undefined if it is none, or too long to be one. */
export function readMessage(data: unknown): Message | undefined {
  if (typeof data !== 'object' || data === null)
    return undefined
  const { sender, sentAt, role, topic, text, to } = data as Partial<Message>
  const isMessage = isText(sender, MAX_NAME) && isText(topic, MAX_NAME) && isText(text, MAX_TEXT) && (to === undefined || isText(to, MAX_NAME))
    && Number.isSafeInteger(sentAt) && sentAt! >= 0 && (role === 'presenter' || role === 'viewer')
  return isMessage ? { sender, sentAt: sentAt!, role, topic, text, ...to === undefined ? {} : { to } } : undefined
}

const isText = (value: unknown, longest: number): value is string => typeof value === 'string' && value.length <= longest
