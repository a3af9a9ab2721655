import type { Message } from './lecture-message'
import { computed, shallowReactive } from 'vue'
import { follow, lead, mayLead } from './leading'
import { JOINING, LECTURE_EVENT, readMessage } from './lecture-message'

/*
 * What the windows of one lecture tell each other: over the dev server, or within one browser. Slidev's own `createSyncState` sends all
 * that it holds with every change, and drops what comes while it sends: a press of the clicker can be lost.
 */

export interface LectureWindow {
  isPresenter: () => boolean
  /** Whether an audience's window may send: to the presenter's, on the lecturer's own machine. */
  isTrusted: () => boolean
  place: () => { slideNumber: number, clicks: number }
  /** Goes there, if the deck has that slide; else it returns false. */
  goTo: (slideNumber: number, clicks: number) => boolean
}

/** Topic of the place in the lecture, slide and click; with what is known of it, a window that opens is taken there. */
const PLACE = ' place'
/** A presenter's window that nobody has welcomed by then is alone, and leads. */
const WELCOME_MS = 500
/** More than the deck has. */
const MAX_TOPICS = 100

/** In place of the window a message is for: this window has sent it. */
const OWN = ' own'

const id = Math.random().toString(36).slice(2)
/** When the newest message was sent that this window knows of: by the clock, and after all that its sender knew. */
let newest = 0
/** The newest message by topic: what this window was told, or has told. */
const messages = shallowReactive(new Map<string, Message>())
let here: LectureWindow | undefined
let post: (message: Message) => void = () => {}
let isWaiting = true

/** The last message about a topic that another window sent. */
export const received = (topic: string) => computed(() => {
  const message = messages.get(topic)
  return message && message.to !== OWN ? message.text : undefined
})

/** Sends a message about a topic to the other windows. */
export function send(topic: string, text: string): void {
  if (!here || !(here.isPresenter() || here.isTrusted()))
    return
  newest = Math.max(newest + 1, Date.now())
  const message = { sender: id, sentAt: newest, role: roleOf(here), topic, text }
  messages.set(topic, { ...message, to: OWN })
  post(message)
}

/**
 * Begins to hear the other windows, and takes this one to where a presenter is. Does nothing the second time.
 *
 * @param window - What this window is.
 */
export function joinLecture(window: LectureWindow): void {
  if (here)
    return
  here = window
  post = listen((data) => {
    const message = readMessage(data)
    if (message)
      receive(message, window)
  })
  post({ sender: id, sentAt: 0, role: roleOf(window), topic: JOINING, text: '' })
  setTimeout(() => {
    if (isWaiting && window.isPresenter()) {
      lead()
      tellPlace()
    }
    isWaiting = false
  }, WELCOME_MS)
}

/** Tells the other windows where this one is, once: said again, it would take back who has gone on from there meanwhile. */
export function tellPlace(): void {
  const place = here?.place()
  const text = place && `${place.slideNumber} ${place.clicks}`
  if (text !== undefined && text !== messages.get(PLACE)?.text)
    send(PLACE, text)
}

const roleOf = ({ isPresenter }: LectureWindow): Message['role'] => isPresenter() ? 'presenter' : 'viewer'

function receive(message: Message, window: LectureWindow): void {
  if (message.to !== undefined && message.to !== id)
    return
  if (message.topic === JOINING)
    return isWaiting ? undefined : welcome(message.sender, window)
  if (message.role === 'viewer' && !window.isPresenter())
    return
  if (!isNewer(message))
    return
  if (message.topic !== PLACE && !messages.has(message.topic) && messages.size >= MAX_TOPICS)
    return
  newest = Math.max(newest, message.sentAt)
  if (message.topic === PLACE && !goThere(message, window))
    return
  messages.set(message.topic, message)
  if (message.role === 'viewer')
    post({ ...message, role: 'presenter' })
}

/**
 * Whether it was sent after what this window knows about its topic. What a presenter's passes on comes back to its sender, and from each
 * presenter's once, sooner or later: so it takes nobody back, and all windows end with the same.
 */
function isNewer({ topic, sentAt, sender }: Message): boolean {
  const known = messages.get(topic)
  return !known || sentAt > known.sentAt || (sentAt === known.sentAt && sender > known.sender)
}

/** Tells a window that has opened all that is known here, and where the lecture is: a presenter's does, and the one that somebody leads. */
function welcome(to: string, window: LectureWindow): void {
  if (!window.isPresenter() && !(window.isTrusted() && mayLead()))
    return
  const { slideNumber, clicks } = window.place()
  const known = [...messages.values()].filter(({ topic }) => topic !== PLACE)
  // What was told comes before what is on show: this window may still be on its way there.
  const place = messages.get(PLACE) ?? { sender: id, sentAt: 0, topic: PLACE, text: `${slideNumber} ${clicks}` }
  for (const message of [...known, place])
    post({ ...message, role: roleOf(window), to })
}

/** @returns Whether this window goes to the place that it was told. */
function goThere({ text, to }: Message, { goTo }: LectureWindow): boolean {
  const [slideNumber, clicks] = text.split(' ').map(Number)
  if (!Number.isInteger(slideNumber) || !Number.isInteger(clicks) || clicks! < 0)
    return false
  // A window that somebody has used before it was welcomed stays.
  if (to === id && mayLead())
    return false
  // At a slide that does not exist it goes on leading: a press of the clicker may be under way.
  if (!goTo(slideNumber!, clicks!))
    return false
  isWaiting = false
  follow()
  return true
}

/** @returns What posts a message to the other windows. */
function listen(hear: (data: unknown) => void): (message: Message) => void {
  const hot = import.meta.hot // written out: so Vite knows that the module asks for it
  if (hot) {
    hot.on(LECTURE_EVENT, hear)
    return message => hot.send(LECTURE_EVENT, message)
  }
  const channel = new BroadcastChannel('deep-learning-lecture')
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => hear(data))
  return message => channel.postMessage(message)
}
