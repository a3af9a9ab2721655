import { describe, expect, it } from 'vitest'
import { packPlane, unpackPlane } from '../../../demos/shared/packed-plane'

const size = { width: 480, height: 360 }
const values = Float32Array.from({ length: size.width * size.height }, (_, index) => index % 7 === 0 ? (index % 256) / 255 : 0)

describe('a packed plane', () => {
  it('is unpacked as it was, and is short', async () => {
    const packed = await packPlane({ ...size, values })
    expect(await unpackPlane(packed, size)).toEqual({ ...size, values })
    expect((await packPlane({ ...size, values: new Float32Array(size.width * size.height) })).length).toBeLessThan(400)
  })

  it.each([
    ['another size', '2 2 Y2Bg', size],
    ['too few values', '480 360 Y2Bg', size],
    ['no base64', '480 360 ****', size],
    ['not deflated', `480 360 ${btoa('painted')}`, size],
    ['nothing', '', size],
  ])('makes no sense: %s', async (_, text, size) => {
    expect(await unpackPlane(text, size)).toBeUndefined()
  })
})
