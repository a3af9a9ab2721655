import type { Initialisation } from '../../demos/digits/architecture'
import { serveTraining } from '../kit/training/serve-training'

/* Trains a network for digits. Run as a module worker by `useTraining.ts`, whose variants are the ways to begin. */

serveTraining(async ({ seed, variant }, host) => {
  const { runSession } = await import('../../demos/digits/training-session')
  await runSession({ seed, initialisation: variant as Initialisation, ...host })
})
