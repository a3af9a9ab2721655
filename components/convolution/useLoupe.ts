import type { Picture } from './picture-file'
import type { convolutionFields, ShownConvolution } from './values'
import { computed } from 'vue'
import { kernelPlaces } from '../../demos/convolution/convolution'
import { outputAround, windowOnPlane } from '../../demos/convolution/window-on-plane'
import { InputError } from '../../demos/shared/input-error'
import { injectDemo } from '../kit/useDemo'

/** One pixel of the feature map, with the window of the picture that it comes from; none while the kernel does not fit. */
export function useLoupe({ figure, picture }: { figure: () => ShownConvolution, picture: () => Picture | undefined }) {
  const { values, set } = injectDemo<typeof convolutionFields>()

  const kernel = computed(() => figure().convolution.kernel)
  const options = computed(() => figure().options)
  const plane = computed(() => picture()?.plane)
  const places = computed(() => {
    const size = { height: kernel.value.length, width: kernel.value[0]!.length }
    try {
      return plane.value && kernelPlaces(plane.value, size, options.value)
    }
    catch (error) {
      // The picture is smaller than the kernel; why there is no feature map is said where it would be.
      if (error instanceof InputError)
        return undefined
      throw error
    }
  })
  const cell = computed(() => {
    if (!places.value)
      return undefined
    const [height, width] = [places.value.rows.starts.length, places.value.columns.starts.length]
    const chosen = values.value.pixel - 1
    // Without a choice, and after the map has shrunk, the pixel in the middle.
    const number = chosen >= 0 && chosen < height * width ? chosen : Math.floor(height / 2) * width + Math.floor(width / 2)
    return { row: Math.floor(number / width), column: number % width, height, width }
  })
  const pictureWindow = computed(() => plane.value && places.value && cell.value && windowOnPlane(plane.value, kernel.value, places.value, cell.value))

  function look(row: number, column: number): void {
    if (!cell.value)
      return
    const { height, width } = cell.value
    const clamped = { row: Math.min(height - 1, Math.max(0, row)), column: Math.min(width - 1, Math.max(0, column)) }
    const pixel = clamped.row * width + clamped.column + 1
    if (pixel !== values.value.pixel)
      set({ pixel })
  }

  return {
    cell,
    pictureWindow,
    kernel,
    /** Goes to a pixel of the feature map. */
    look,
    /** Goes to the pixel of the feature map whose window lies around one of the picture. */
    lookAround: (pixel: { row: number, column: number }) => places.value && look(outputAround(pixel.row, places.value.rows), outputAround(pixel.column, places.value.columns)),
    /** The window on the picture, and the pixel on the map. */
    marks: computed(() => pictureWindow.value && places.value && cell.value && {
      picture: {
        left: pictureWindow.value.left,
        top: pictureWindow.value.top,
        width: places.value.columns.offsets.at(-1)! + 1,
        height: places.value.rows.offsets.at(-1)! + 1,
      },
      map: { left: cell.value.column, top: cell.value.row, width: 1, height: 1 },
    }),
  }
}
