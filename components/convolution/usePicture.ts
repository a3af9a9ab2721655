import type { Plane } from '../../demos/shared/plane'
import type { Demo } from '../kit/useDemo'
import type { Picture } from './picture-file'
import type { convolutionFields, ConvolutionValues } from './values'
import { useDocumentVisibility, useThrottleFn } from '@vueuse/core'
import { computed, shallowRef, watch } from 'vue'
import { drawnScene } from '../../demos/convolution/drawn-scene'
import { drawnThree } from '../../demos/convolution/drawn-three'
import { emptyPlane } from '../../demos/convolution/picture'
import { packPlane, unpackPlane } from '../../demos/shared/packed-plane'
import { planeOf } from '../../demos/shared/plane'
import { pictureOfFile, PictureRefusal } from './picture-file'
import { useCamera } from './useCamera'

type PictureSource = ConvolutionValues['source']

/** So few that each can be seen. */
const PIXELS = { width: 64, height: 48 }
const SCENE = { width: 640, height: 480 }
const THREE = 280
const PAINTING = { width: 480, height: 360 }

/** Brightness in steps of a 255th, as a picture file has it. */
const inBytes = (plane: Plane): Plane => ({ ...plane, values: plane.values.map(value => Math.round(value * 255) / 255) })

/** Between two messages while somebody paints. */
const PAUSE_MS = 200

/**
 * The whole picture that kernels are laid on. A painting shows in the other windows of the lecture; a file and the camera's picture stay
 * in this window of the browser: what others and the address learn is only where they came from.
 */
export function usePicture(demo: Demo<typeof convolutionFields>) {
  const channel = demo.channel('painting')
  const source = computed(() => demo.values.value.source)
  const isOnShow = computed(() => demo.isLive.value && demo.fullPage.value && demo.values.value.part === 'picture')
  const visibility = useDocumentVisibility()
  const trouble = shallowRef<string>()
  /** What is being waited for, in a sentence. */
  const busy = shallowRef<string>()
  const taken = shallowRef<Partial<Record<PictureSource, Picture>>>({})
  const description = shallowRef('')
  let turn = 0

  const keep = (source: PictureSource, picture: Picture) => { taken.value = { ...taken.value, [source]: picture } }

  /** Each is drawn when it is first looked at. */
  const drawn = {
    pixels: computed(() => ({ name: 'the drawn scene', plane: inBytes(drawnScene(PIXELS)) })),
    scene: computed(() => ({ name: 'the drawn scene', plane: inBytes(drawnScene(SCENE)) })),
    three: computed(() => ({ name: 'the drawn 3', plane: inBytes(planeOf(drawnThree(THREE))) })),
    painting: computed(() => ({ name: 'the painting', plane: emptyPlane(PAINTING) })),
    file: undefined,
    camera: undefined,
  }
  // What this window of the lecture does not have, somebody else's file for one, leaves the picture as it was.
  const picture = computed<Picture>(before => taken.value[source.value] ?? drawn[source.value]?.value ?? before ?? drawn.pixels.value)

  const camera = useCamera({
    isLive: () => isOnShow.value && visibility.value === 'visible',
    onPicture: plane => keep('camera', { name: 'the camera’s picture', plane, isMoving: true }),
  })

  const absent = computed(() => {
    if (!isOnShow.value || taken.value[source.value] || busy.value)
      return undefined
    return source.value === 'file'
      ? 'The picture from a file is not in this window: pictures stay where they were opened. Choose a file, or another picture.'
      : source.value === 'camera' && !camera.isOn.value ? 'The camera is off; start it with the button.' : undefined
  })
  demo.report(() => trouble.value ?? absent.value)

  /** Goes to a source once there is something of it; if that is refused, the picture before stays, and a notice says why. */
  async function goTo(source: PictureSource, sentence: string, take: () => Promise<Picture | void>): Promise<void> {
    const mine = ++turn
    busy.value = sentence
    trouble.value = undefined
    try {
      const picture = await take()
      if (mine !== turn)
        return
      if (picture)
        keep(source, picture)
      demo.set({ source })
    }
    catch (error) {
      if (!(error instanceof PictureRefusal))
        throw error
      if (mine === turn)
        trouble.value = error.message
    }
    finally {
      if (mine === turn)
        busy.value = undefined
    }
  }

  const keepPainting = (plane: Plane) => keep('painting', { name: 'the painting', plane })
  const tell = useThrottleFn(async (plane: Plane) => channel.send(await packPlane(plane)), PAUSE_MS, true)

  watch([channel.received, isOnShow], async ([text, isOnShow]) => {
    const plane = text === undefined || !isOnShow ? undefined : await unpackPlane(text, PAINTING)
    if (plane && text === channel.received.value)
      keepPainting(plane)
  }, { immediate: true })

  watch(source, (now) => {
    trouble.value = undefined
    if (now !== 'camera')
      camera.stop()
  })

  return {
    picture,
    /** Whether there is a picture from there to go back to. */
    isTaken: (source: PictureSource) => taken.value[source] !== undefined,
    busy: computed(() => busy.value),
    /** What there is to see of the picture and its feature maps, in sentences, while it is on show. */
    description: computed(() => isOnShow.value ? description.value : undefined),
    describe: (sentence: string) => { description.value = sentence },
    isCameraOn: camera.isOn,
    takeFile: (file: File) => goTo('file', `Reading “${file.name}” …`, () => pictureOfFile(file)),
    startCamera: () => goTo('camera', 'Waiting for the camera …', camera.start),
    stopCamera: camera.stop,
    paint: (plane: Plane) => {
      keepPainting(plane)
      void tell(plane)
    },
  }
}
