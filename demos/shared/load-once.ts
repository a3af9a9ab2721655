/**
 * Loads a module when it is first asked for, and never again. The browser runs every `import()` as a task of its own, even of a module that it has:
 * a frame would be painted in between, and the numbers come one later.
 */
export function loadOnce<Module>(load: () => Promise<Module>): () => Promise<Module> {
  let loading: Promise<Module> | undefined
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined // it may be had the next time
      throw error
    })
    return loading
  }
}
