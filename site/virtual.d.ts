declare module 'virtual:search-index' {
  /** A MiniSearch index as JSON. */
  const index: string
  export default index
}

interface ImportMetaEnv {
  /** Files of the lecture on paper that lie beside the deck, by commas; `npm run site` sets it. */
  readonly VITE_PRINTED_FILES?: string
}
