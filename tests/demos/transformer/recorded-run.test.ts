import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { WeightsError } from '../../../demos/shared/weights-file'
import { architectures } from '../../../demos/transformer/architectures'
import { initialParameters } from '../../../demos/transformer/parameters'
import { loadRecordedRun, loadRecordedStep } from '../../../demos/transformer/recorded-run'

const folder = 'weights/recorded/'
const shipped = (address: string) => Promise.resolve(new Response(readFileSync(`public/${address}`)))
const answering = (body: string, status = 200) => () => Promise.resolve(new Response(body, { status }))

describe('the recorded run', () => {
  it('is had with its steps and losses, and its network before the first step', async () => {
    const run = await loadRecordedRun(`${folder}run.json`, shipped)
    expect(run.name).toBe('readable')
    expect(run.losses).toHaveLength(run.recordedSteps.at(-1)!)
    const untrained = await loadRecordedStep(`${folder}0.bin`, run, 0, architectures.readable)
    expect(untrained.parameters).toEqual(initialParameters(architectures.readable, run.seed))
  })

  it.each([
    ['missing', answering('', 404), 'the recorded run weights/recorded/run.json could not be fetched (the server answers 404); reload the page.'],
    ['out of reach', () => Promise.reject(new Error('offline')), 'could not be fetched (offline); reload the page.'],
    ['another thing', answering('{"name":"readable","seed":1}'), 'the file weights/recorded/run.json holds no recorded run; run npm run train.'],
  ])('that is %s is refused in a sentence', async (_, fetchFile, sentence) => {
    await expect(loadRecordedRun(`${folder}run.json`, fetchFile)).rejects.toThrow(WeightsError)
    await expect(loadRecordedRun(`${folder}run.json`, fetchFile)).rejects.toThrow(sentence)
  })
})
