import { serveTraining } from '../kit/training/serve-training'

/* Trains the translator whose values are single words. Run as a module worker by `useTraining.ts`. */

serveTraining(async ({ seed }, host) => {
  const { runSession } = await import('../../demos/alignment/training-session')
  await runSession({ seed, ...host })
})
