import type { Plane } from '../../demos/shared/plane'
import type { Channel } from '../kit/useDemo'
import type { Picture } from './picture-file'
import { useDocumentVisibility, useThrottleFn } from '@vueuse/core'
import { computed, shallowRef, watch } from 'vue'
import { drawnScene } from '../../demos/convolution/drawn-scene'
import { drawnThree } from '../../demos/convolution/drawn-three'
import { emptyPlane } from '../../demos/convolution/picture'
import { packPlane, unpackPlane } from '../../demos/shared/packed-plane'
import { planeOf } from '../../demos/shared/plane'
import { pictureOfFile, PictureRefusal } from './picture-file'
import { useCamera } from './useCamera'

export type PictureSource = 'pixels' | 'scene' | 'three' | 'painting' | 'file' | 'camera'

/** So few that each can be seen. */
const PIXELS = { width: 64, height: 48 }
const SCENE = { width: 640, height: 480 }
const THREE = 280
export const PAINTING = { width: 480, height: 360 }

/** Brightness in steps of a 255th, as a picture file has it. */
const inBytes = (plane: Plane): Plane => ({ ...plane, values: plane.values.map(value => Math.round(value * 255) / 255) })

/** Between two messages while somebody paints. */
const PAUSE_MS = 200

/**
 * The whole picture that kernels are laid on. A painting shows in the other windows of the lecture; a file and the camera's picture stay
 * in this window of the browser: what others and the address learn is only where they came from.
 */
export function usePicture({ isLive, source, channel }: {
  /** Whether it is on show. */
  isLive: () => boolean
  source: () => PictureSource
  /** To the other windows of the lecture. */
  channel: Channel
}) {
  const visibility = useDocumentVisibility()
  const trouble = shallowRef<string>()
  /** What is being waited for, in a sentence. */
  const busy = shallowRef<string>()
  const made = shallowRef<Partial<Record<PictureSource, Picture>>>({})
  const shown = shallowRef<Picture>()
  const description = shallowRef('')
  let turn = 0

  const keep = (source: PictureSource, picture: Picture) => { made.value = { ...made.value, [source]: picture } }

  const DRAWN: Partial<Record<PictureSource, () => Picture>> = {
    pixels: () => ({ name: 'the drawn scene', plane: inBytes(drawnScene(PIXELS)) }),
    scene: () => ({ name: 'the drawn scene', plane: inBytes(drawnScene(SCENE)) }),
    three: () => ({ name: 'the drawn 3', plane: inBytes(planeOf(drawnThree(THREE))) }),
    painting: () => ({ name: 'the painting', plane: emptyPlane(PAINTING) }),
  }

  // What this window of the lecture does not have, somebody else's file for one, leaves the picture as it was.
  watch([isLive, source, made], () => {
    const draw = DRAWN[source()]
    if (isLive() && draw && !made.value[source()])
      keep(source(), draw())
    if (isLive() && !made.value[source()] && !shown.value)
      keep('pixels', DRAWN.pixels!())
    shown.value = made.value[source()] ?? shown.value ?? made.value.pixels
  }, { immediate: true })

  const absent = computed(() => {
    if (!isLive() || made.value[source()] || busy.value)
      return undefined
    return source() === 'file'
      ? 'The picture from a file is not in this window: pictures stay where they were opened. Choose a file, or another picture.'
      : source() === 'camera' && !camera.isOn.value ? 'The camera is off; start it with the button.' : undefined
  })

  const camera = useCamera({
    isLive: () => isLive() && visibility.value === 'visible',
    onPicture: plane => keep('camera', { name: 'the camera’s picture', plane, isMoving: true }),
  })

  /** Does something that may be refused, and says so if it was. */
  async function attempt(sentence: string, action: () => Promise<void>): Promise<boolean> {
    const mine = ++turn
    busy.value = sentence
    trouble.value = undefined
    try {
      await action()
      return mine === turn
    }
    catch (error) {
      if (!(error instanceof PictureRefusal))
        throw error
      if (mine === turn)
        trouble.value = error.message
      return false
    }
    finally {
      if (mine === turn)
        busy.value = undefined
    }
  }

  /** @returns Whether it could be read; else the picture before stays, and `trouble` says why. */
  const takeFile = (file: File): Promise<boolean> => {
    const mine = turn + 1
    return attempt(`Reading “${file.name}” …`, async () => {
      const picture = await pictureOfFile(file)
      if (mine === turn)
        keep('file', picture)
    })
  }

  /** @returns Whether it is on. */
  const startCamera = (): Promise<boolean> => attempt('Waiting for the camera …', camera.start)

  const keepPainting = (plane: Plane) => keep('painting', { name: 'the painting', plane })
  const tell = useThrottleFn(async (plane: Plane) => channel.send(await packPlane(plane)), PAUSE_MS, true)
  function paint(plane: Plane): void {
    keepPainting(plane)
    void tell(plane)
  }

  watch([channel.received, isLive], async ([text, live]) => {
    const plane = text === undefined || !live ? undefined : await unpackPlane(text, PAINTING)
    if (plane && text === channel.received.value)
      keepPainting(plane)
  }, { immediate: true })

  watch(source, (now) => {
    trouble.value = undefined
    if (now !== 'camera')
      camera.stop()
  })

  return {
    picture: computed(() => shown.value),
    /** Which pictures there are to go back to. */
    kept: computed(() => Object.keys(made.value) as PictureSource[]),
    trouble: computed(() => trouble.value ?? absent.value),
    busy: computed(() => busy.value),
    /** What there is to see of the picture and its feature maps, in sentences. */
    description: computed(() => description.value),
    describe: (sentence: string) => { description.value = sentence },
    isCameraOn: camera.isOn,
    takeFile,
    startCamera,
    stopCamera: camera.stop,
    paint,
  }
}
