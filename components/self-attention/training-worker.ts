import { serveTraining } from '../kit/training/serve-training'

/* Trains the readable network. Run as a module worker by `useTraining.ts`. */

serveTraining(async ({ seed }, host) => {
  const { runSession } = await import('../../demos/transformer/training-session')
  await runSession({ seed, ...host })
})
