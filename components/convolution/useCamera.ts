import type { Plane } from '../../demos/shared/plane'
import { useIntervalFn } from '@vueuse/core'
import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import { sizeWithin } from '../../demos/convolution/picture'
import { PictureRefusal, planeOfCanvas, readableCanvas } from './picture-file'

/** Live pictures are smaller, so that they stay live. */
const MAX_PIXELS = 640 * 480
const PAUSE_MS = 100

const REASONS: Record<string, string> = {
  NotAllowedError: 'The camera was refused; allow it for this page in the browser’s settings and start it again.',
  NotFoundError: 'No camera was found; connect one and start it again.',
  NotReadableError: 'The camera is in use by another program; close that and start it again.',
}

/** The camera's pictures, on request only, and only while they may be on show. They stay in this page. */
export function useCamera({ isLive, onPicture }: { isLive: () => boolean, onPicture: (plane: Plane) => void }) {
  const stream = shallowRef<MediaStream>()
  let isStarting = false
  let video: HTMLVideoElement | undefined
  let context: CanvasRenderingContext2D | undefined

  const { pause, resume } = useIntervalFn(grab, PAUSE_MS, { immediate: false })

  /** @throws {PictureRefusal} If there is no camera, or it is refused. */
  async function start(): Promise<void> {
    if (stream.value || isStarting)
      return
    if (!navigator.mediaDevices?.getUserMedia)
      throw new PictureRefusal('This browser lends its camera only to pages served over https or from localhost; open the deck there.')
    isStarting = true
    try {
      const granted = await navigator.mediaDevices.getUserMedia({ video: { width: { ideal: 1280 }, facingMode: 'environment' }, audio: false })
      if (!isLive()) {
        end(granted) // left while the browser was asking
        return
      }
      video = Object.assign(document.createElement('video'), { srcObject: granted, muted: true, playsInline: true })
      stream.value = granted
      granted.getVideoTracks()[0]?.addEventListener('ended', stop)
      await video.play()
      resume()
    }
    catch (error) {
      stop()
      const name = error instanceof Error ? error.name : ''
      throw new PictureRefusal(`${REASONS[name] ?? `The camera did not start (${name || String(error)}).`} The picture before stays.`)
    }
    finally {
      isStarting = false
    }
  }

  /** The last picture stays. */
  function stop(): void {
    pause()
    end(stream.value)
    stream.value = undefined
    video = undefined
  }

  function grab(): void {
    if (!video || video.videoWidth === 0)
      return
    const size = sizeWithin({ width: video.videoWidth, height: video.videoHeight }, MAX_PIXELS)
    if (context?.canvas.width !== size.width || context.canvas.height !== size.height)
      context = readableCanvas(size)
    context.drawImage(video, 0, 0, size.width, size.height)
    onPicture(planeOfCanvas(context))
  }

  watch(isLive, live => live || stop())
  onScopeDispose(stop)

  return { isOn: computed(() => stream.value !== undefined), start, stop }
}

const end = (stream?: MediaStream) => stream?.getTracks().forEach(track => track.stop())
