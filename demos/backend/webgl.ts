import type { BackendEnvironment } from './environment'
import { fetched, isSoftware, messageOf, type OpenBackend, Refusal } from './open-backend'

/** TensorFlow.js's own attributes: nothing is ever drawn. */
const ATTRIBUTES = {
  alpha: false,
  antialias: false,
  depth: false,
  premultipliedAlpha: false,
  preserveDrawingBuffer: false,
  stencil: false,
}

/**
 * WebGL 2 on a canvas of its own.
 *
 * @throws {Refusal} If the browser refuses WebGL 2, if it has only software that was not asked for, or if it cannot
 * compute with 32 bits.
 */
export async function openWebGL(environment: BackendEnvironment, allowSoftware: boolean): Promise<OpenBackend> {
  const context = openContext(environment, allowSoftware)
  const renderer = rendererOf(context)
  const adapter = withoutWrapping(renderer)
  // Chrome calls software that it ships with no caveat.
  if (isSoftware(renderer) && !allowSoftware)
    throw new Refusal(`WebGL has only a software renderer here (${adapter}), slower than the processor itself; ?backend=webgl in the address uses it all the same.`)
  if (!context.getExtension('EXT_color_buffer_float'))
    throw new Refusal(`WebGL computes with 16 bits only on ${adapter}, too coarse for the numbers on the slides.`)

  const { MathBackendWebGL, setWebGLContext } = await fetched(environment.load.webgl, 'WebGL backend')
  setWebGLContext(2, context) // or TensorFlow.js opens another one to read its flags from
  return {
    backend: new MathBackendWebGL(context.canvas),
    adapter,
    lost: new Promise((resolve) => {
      context.canvas.addEventListener('webglcontextlost', () => resolve(`WebGL lost its context (${adapter}).`), { once: true })
    }),
  }
}

function openContext({ openWebGL2 }: BackendEnvironment, allowSoftware: boolean): WebGL2RenderingContext {
  let why = 'no graphics hardware that it trusts'
  try {
    const context = openWebGL2({ ...ATTRIBUTES, failIfMajorPerformanceCaveat: !allowSoftware })
    if (context)
      return context
  }
  catch (error) {
    why = messageOf(error)
  }
  throw new Refusal(`The browser refuses WebGL 2 (${why}).`)
}

/** The driver's name; Chrome and Safari keep it behind an extension, which makes Firefox complain. */
function rendererOf(context: WebGL2RenderingContext): string {
  const masked = String(context.getParameter(context.RENDERER))
  const unmasking = masked === 'WebKit WebGL' ? context.getExtension('WEBGL_debug_renderer_info') : null
  return unmasking ? String(context.getParameter(unmasking.UNMASKED_RENDERER_WEBGL)) : masked
}

/** `NVIDIA GeForce RTX 3060` of `ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 (0x00002504) Direct3D11 vs_5_0 ps_5_0, D3D11)`. */
function withoutWrapping(renderer: string): string {
  return renderer
    .replace(/^ANGLE \([^,]*, (?:ANGLE Metal Renderer: )?(.*), [^,]*\)$/, '$1')
    .replace(/ \(0x[0-9a-f]+\)/i, '')
    .replace(/ Direct3D.*$/, '')
}
