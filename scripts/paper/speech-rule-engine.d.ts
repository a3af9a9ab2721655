/** The part of it that is used here; its main file brings no types. */
declare module 'speech-rule-engine' {
  const engine: {
    setupEngine: (options: { locale: string, domain: string, modality: string }) => Promise<unknown>
    toSpeech: (mathml: string) => string
  }
  export default engine
}
