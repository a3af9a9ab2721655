import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'

interface Place { slideNumber: number, clicks: number }

/** Channels of the browser, without its delay. */
class Channel extends EventTarget {
  static all: Channel[] = []
  constructor() {
    super()
    Channel.all.push(this)
  }

  postMessage(data: unknown): void {
    for (const channel of Channel.all) {
      if (channel !== this)
        channel.dispatchEvent(Object.assign(new Event('message'), { data: structuredClone(data) }))
    }
  }
}
vi.stubGlobal('BroadcastChannel', Channel)
vi.stubGlobal('addEventListener', () => {})
vi.useFakeTimers()
afterEach(() => {
  Channel.all = []
})

/** Opens a window: modules of its own, as a page has. */
async function open(role: 'presenter' | 'viewer', place: Place = { slideNumber: 1, clicks: 0 }, isTrusted = true) {
  vi.resetModules()
  const { joinLecture, received, send, tellPlace } = await import('../../../components/frame/lecture-windows')
  const { lead, mayLead } = await import('../../../components/frame/leading')
  const window = {
    place,
    lead,
    mayLead,
    send,
    about: (topic: string) => received(topic).value,
    move: (slideNumber: number, clicks = 0) => {
      window.place = { slideNumber, clicks }
      lead()
      tellPlace()
    },
    join: () => joinLecture({
      isPresenter: () => role === 'presenter',
      isTrusted: () => isTrusted,
      place: () => window.place,
      goTo: (slideNumber, clicks) => {
        if (slideNumber < 1 || slideNumber > 33)
          return false
        window.place = { slideNumber, clicks }
        return true
      },
    }),
  }
  window.join()
  return window
}
/** Keeps back what the windows post, until it is delivered. */
function hold(...channels: Channel[]): [Channel, unknown][] {
  const held: [Channel, unknown][] = []
  for (const channel of channels)
    channel.postMessage = data => void held.push([channel, data])
  return held
}
function deliver(held: [Channel, unknown][]): void {
  for (const [channel, data] of held) // what is posted meanwhile comes at the end of the list
    Channel.prototype.postMessage.call(channel, data)
}
const later = () => vi.advanceTimersByTime(1000)

describe('the windows of a lecture', () => {
  it('hear of the presenter what it sets; the presenter hears trusted viewers, and passes it on', async () => {
    const presenter = await open('presenter')
    later()
    const hall = await open('viewer')
    const other = await open('viewer')
    const stranger = await open('viewer', undefined, false)
    presenter.send('demo', 'a')
    expect([presenter, hall, other, stranger].map(window => window.about('demo'))).toEqual([undefined, 'a', 'a', 'a'])
    hall.send('demo', 'b')
    expect([presenter, other, stranger].map(window => window.about('demo'))).toEqual(['b', 'b', 'b'])
    stranger.send('demo', 'c')
    expect([presenter, hall, other].map(window => window.about('demo'))).toEqual(['b', undefined, 'b']) // the hall's own is the last
  })

  it('follow the moves of the presenter and of trusted viewers, and lead no longer', async () => {
    const presenter = await open('presenter')
    later()
    const [hall, other, stranger] = [await open('viewer'), await open('viewer'), await open('viewer', undefined, false)]
    const places = () => [presenter, hall, other, stranger].map(({ place }) => place)
    presenter.move(3, 1)
    expect(places()).toEqual(Array(4).fill({ slideNumber: 3, clicks: 1 }))
    hall.move(4)
    expect(places()).toEqual(Array(4).fill({ slideNumber: 4, clicks: 0 }))
    expect([presenter, hall, other].map(({ mayLead }) => mayLead())).toEqual([false, true, false])
    stranger.move(9)
    expect(places().slice(0, 3)).toEqual(Array(3).fill({ slideNumber: 4, clicks: 0 }))
  })

  it('lose no press while the place before comes back', async () => {
    const presenter = await open('presenter')
    later()
    const hall = await open('viewer')
    const held = hold(Channel.all[0]!)
    hall.move(4, 1)
    hall.lead() // pressed again, and not yet moved
    hall.place = { slideNumber: 4, clicks: 2 }
    deliver(held)
    expect([hall.place.clicks, hall.mayLead()]).toEqual([2, true])
    expect(presenter.place).toEqual({ slideNumber: 4, clicks: 1 })
  })

  it('are not taken back by a place that is told twice', async () => {
    const laptop = await open('presenter')
    later()
    const phone = await open('presenter')
    later()
    const held = hold(Channel.all[1]!)
    phone.move(2)
    phone.move(2) // Slidev tells a move, and again that its slide is another
    deliver(held.splice(0, 1))
    expect(laptop.place.slideNumber).toBe(2)
    laptop.move(33)
    deliver(held)
    expect([laptop, phone].map(({ place }) => place.slideNumber)).toEqual([33, 33])
  })

  it('are not taken back, and lose no value, when a second presenter\'s passes on late what the hall had said', async () => {
    const laptop = await open('presenter')
    later()
    const phone = await open('presenter')
    later()
    const hall = await open('viewer')
    const held = hold(Channel.all[1]!)
    hall.move(2)
    hall.send('demo', 'h')
    expect([laptop, phone].map(({ place }) => place.slideNumber)).toEqual([2, 2])
    laptop.move(33)
    laptop.send('demo', 'l')
    deliver(held)
    expect([laptop, phone, hall].map(({ place }) => place.slideNumber)).toEqual([33, 33, 33])
    expect([phone, hall].map(window => window.about('demo'))).toEqual(['l', 'l'])
    expect([laptop.about('demo'), laptop.mayLead()]).toEqual([undefined, true])
  })

  it('without a presenter do not lead each other', async () => {
    const [one, other] = [await open('viewer'), await open('viewer')]
    later()
    one.send('demo', 'a')
    expect(other.about('demo')).toBeUndefined()
  })

  it('take a late window to the presenter\'s place, with all values set in any window', async () => {
    const presenter = await open('presenter', { slideNumber: 18, clicks: 2 })
    later()
    const hall = await open('viewer')
    hall.send('demo', 'b')
    presenter.send('other', 'p')
    for (const role of ['viewer', 'presenter'] as const) {
      const late = await open(role)
      later()
      expect(late.place).toEqual({ slideNumber: 18, clicks: 2 })
      expect([late.about('demo'), late.about('other')]).toEqual(['b', 'p'])
      expect(late.mayLead()).toBe(false)
    }
    expect(hall.about('other')).toBe('p')
  })

  it('take a presenter\'s that opens in the middle to where the hall is, and no other viewer\'s', async () => {
    const hall = await open('viewer')
    later()
    hall.move(18, 2)
    const other = await open('viewer')
    const presenter = await open('presenter')
    later()
    expect([hall, presenter, other].map(({ place }) => place.slideNumber)).toEqual([18, 18, 1])
    presenter.move(19)
    expect([hall, other].map(({ place }) => place.slideNumber)).toEqual([19, 19])
  })

  it('take a late window to where a presenter is being taken, not to where it still is', async () => {
    const presenter = await open('presenter', { slideNumber: 3, clicks: 0 })
    later()
    const hall = await open('viewer')
    hall.move(18, 2)
    presenter.place = { slideNumber: 3, clicks: 0 } // the router takes a moment
    const late = await open('presenter')
    expect(late.place).toEqual({ slideNumber: 18, clicks: 2 })
  })

  it('take a late window to no place that does not exist', async () => {
    await open('presenter', { slideNumber: 3, clicks: 0 })
    later()
    new Channel().postMessage({ sender: 'x', sentAt: Date.now() + 1, role: 'presenter', topic: ' place', text: '99 0' })
    expect((await open('viewer')).place).toEqual({ slideNumber: 3, clicks: 0 })
  })

  it('leave one alone that somebody uses before it is welcomed', async () => {
    await open('presenter', { slideNumber: 18, clicks: 2 })
    later()
    const held = hold(Channel.all[0]!)
    const late = await open('viewer', { slideNumber: 3, clicks: 0 })
    late.lead()
    deliver(held)
    later()
    expect(late.place).toEqual({ slideNumber: 3, clicks: 0 })
  })

  it('have a presenter\'s that is alone lead after a moment, a viewer\'s not', async () => {
    const [presenter] = [await open('presenter')]
    expect(presenter.mayLead()).toBe(false)
    later()
    expect(presenter.mayLead()).toBe(true)
    Channel.all = []
    const viewer = await open('viewer')
    later()
    expect(viewer.mayLead()).toBe(false)
  })

  it('end at the same place with the same values, in whatever order the messages come', async () => {
    const roles = ['presenter', 'presenter', 'viewer', 'viewer'] as const
    const to = fc.nat(roles.length - 1)
    const steps = fc.array(fc.oneof(
      fc.record({ by: to, moves: fc.integer({ min: 1, max: 33 }) }),
      fc.record({ by: to, sets: fc.nat(9).map(String) }),
      fc.record({ from: to, to }), // what one has posted longest ago comes to another
    ), { maxLength: 40 })
    await fc.assert(fc.asyncProperty(steps, async (steps) => {
      Channel.all = []
      const windows: Awaited<ReturnType<typeof open>>[] = []
      for (const role of roles) {
        windows.push(await open(role))
        later()
      }
      const links = Channel.all.flatMap((_, from) => Channel.all.flatMap((channel, to) => to === from ? [] : [{ from, to, channel, waiting: [] as unknown[] }]))
      Channel.all.forEach((channel, index) => channel.postMessage = data =>
        links.filter(({ from }) => from === index).forEach(({ waiting }) => waiting.push(structuredClone(data))))
      const arrive = ({ waiting, channel }: (typeof links)[number]) =>
        channel.dispatchEvent(Object.assign(new Event('message'), { data: waiting.shift() }))
      const values = roles.map(() => 'none')
      const read = () => windows.forEach((window, index) => values[index] = window.about('demo') ?? values[index]!)
      for (const step of steps) {
        if ('moves' in step)
          windows[step.by]!.move(step.moves)
        else if ('sets' in step)
          windows[step.by]!.send('demo', values[step.by] = step.sets)
        else
          links.filter(link => link.from === step.from && link.to === step.to && link.waiting.length > 0).forEach(arrive)
        read()
      }
      for (let link; (link = links.find(({ waiting }) => waiting.length > 0));) {
        arrive(link)
        read()
      }
      expect(new Set(windows.map(({ place }) => place.slideNumber)).size).toBe(1)
      expect(new Set(values).size).toBe(1)
    }), { numRuns: 60 })
  })

  it('go on leading when a place comes that does not exist', async () => {
    const presenter = await open('presenter', { slideNumber: 3, clicks: 0 })
    later()
    const stranger = new Channel()
    let sentAt = Date.now()
    for (const text of ['99 0', '0 0', '3 -1', '3 1.5', 'x y', ''])
      stranger.postMessage({ sender: 'x', sentAt: ++sentAt, role: 'presenter', topic: ' place', text })
    expect([presenter.place, presenter.mayLead()]).toEqual([{ slideNumber: 3, clicks: 0 }, true])
  })

  it('keep a bounded number of topics, and go on following', async () => {
    const presenter = await open('presenter')
    later()
    const stranger = new Channel()
    for (let count = 0; count < 1000; count++)
      stranger.postMessage({ sender: 'x', sentAt: count, role: 'presenter', topic: `demo ${count}`, text: 'a' })
    expect([presenter.about('demo 0'), presenter.about('demo 999')]).toEqual(['a', undefined])
    stranger.postMessage({ sender: 'x', sentAt: Date.now() + 1, role: 'presenter', topic: ' place', text: '9 2' })
    expect(presenter.place).toEqual({ slideNumber: 9, clicks: 2 })
  })

  it('drop what is no message', async () => {
    const presenter = await open('presenter')
    later()
    const stranger = new Channel()
    for (const data of [null, 7, 'presenter', {}, { topic: 'demo', text: 5, sender: 'x', sentAt: Date.now() + 1, role: 'presenter' }, { topic: 'demo', text: 'x', sender: 'x', sentAt: Date.now() + 1, role: 'king' }])
      stranger.postMessage(data)
    expect(presenter.about('demo')).toBeUndefined()
  })
})
