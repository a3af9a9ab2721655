import type { KernelBackend } from '@tensorflow/tfjs-core'

/** A backend that works, and that TensorFlow.js does not know yet. */
export interface OpenBackend {
  backend: KernelBackend
  /** What it computes on, as the driver names it. */
  adapter?: string
  /** Fulfilled with a sentence when the GPU is gone. */
  lost?: Promise<string>
}

/** A backend that cannot be had; the message is a sentence for the badge. */
export class Refusal extends Error {
  override name = 'Refusal'
}

/** True if the name is that of a processor pretending to be a GPU: slower than plain code on the same processor. */
export const isSoftware = (adapter: string) => /swiftshader|llvmpipe|softpipe|lavapipe|software|basic render|\bwarp\b/i.test(adapter)

/** Fetches a part of TensorFlow.js. */
export async function fetched<Part>(load: () => Promise<Part>, part: string): Promise<Part> {
  try {
    return await load()
  }
  catch (error) {
    const message = messageOf(error)
    const reason = /import/i.test(message) ? '' : ` (${message})` // a failed import says no more than that, and an address
    throw new Refusal(`TensorFlow.js’s ${part} could not be loaded${reason}; check the connection and reload the page.`)
  }
}

/** The words of whatever was thrown, without a full stop: they go into a sentence. */
export function messageOf(error: unknown): string {
  const { message } = Object(error) as { message?: unknown } // TensorFlow.js throws plain objects too
  return String(message || error).trim().replace(/\.$/, '')
}
