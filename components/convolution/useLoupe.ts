import type { Picture } from './picture-file'
import type { convolutionFields, ShownConvolution } from './values'
import { clamp } from '@vueuse/core'
import { computed } from 'vue'
import { kernelPlaces } from '../../demos/convolution/convolution'
import { outputAround, windowOnPlane } from '../../demos/convolution/window-on-plane'
import { InputError } from '../../demos/shared/input-error'
import { injectDemo } from '../kit/useDemo'

/** One pixel of the feature map, with the window of the picture that it comes from; none while the kernel does not fit. */
export function useLoupe({ figure, picture }: { figure: () => ShownConvolution, picture: () => Picture }) {
  const { values, set } = injectDemo<typeof convolutionFields>()

  const kernel = computed(() => figure().convolution.kernel)
  const options = computed(() => figure().options)
  const places = computed(() => {
    const size = { height: kernel.value.length, width: kernel.value[0]!.length }
    try {
      return kernelPlaces(picture().plane, size, options.value)
    }
    catch (error) {
      // The picture is smaller than the kernel; why there is no feature map is said where it would be.
      if (error instanceof InputError)
        return undefined
      throw error
    }
  })
  const spot = computed(() => {
    if (!places.value)
      return undefined
    const { rows, columns } = places.value
    const map = { height: rows.starts.length, width: columns.starts.length }
    const chosen = values.value.pixel - 1
    // Without a choice, and after the map has shrunk, the pixel in the middle.
    const number = chosen >= 0 && chosen < map.height * map.width ? chosen : Math.floor(map.height / 2) * map.width + Math.floor(map.width / 2)
    const cell = { row: Math.floor(number / map.width), column: number % map.width }
    const pictureWindow = windowOnPlane(picture().plane, kernel.value, places.value, cell)
    return {
      cell,
      pictureWindow,
      markOnPicture: {
        within: picture().plane,
        box: { x: pictureWindow.left, y: pictureWindow.top, width: columns.offsets.at(-1)! + 1, height: rows.offsets.at(-1)! + 1 },
      },
      markOnMap: { within: map, box: { x: cell.column, y: cell.row, width: 1, height: 1 } },
    }
  })

  function look(row: number, column: number): void {
    if (!spot.value)
      return
    const { height, width } = spot.value.markOnMap.within
    const pixel = clamp(row, 0, height - 1) * width + clamp(column, 0, width - 1) + 1
    if (pixel !== values.value.pixel)
      set({ pixel })
  }

  return {
    kernel,
    spot,
    look,
    /** Goes to the pixel of the feature map whose window lies around one of the picture. */
    lookAround: (row: number, column: number) =>
      places.value && look(outputAround(row, places.value.rows), outputAround(column, places.value.columns)),
  }
}
