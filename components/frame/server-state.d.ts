/** Slidev's state on the dev server, shared by all windows that it serves. */
declare module 'server-reactive:demos' {
  const state: Record<string, string>
  export default state
}
