import type { Reporter, TestModule } from 'vitest/node'

/** Closes the run with a line that people and machines read alike: `123 passed, 0 failed`. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const tests = modules.flatMap(module => [...module.children.allTests()])
    const count = (state: string) => tests.filter(test => test.result().state === state).length
    const brokenModules = modules.filter(module => module.state() === 'failed' && [...module.children.allTests('failed')].length === 0)
    const failed = count('failed') + brokenModules.length + unhandledErrors.length
    // After the default reporter's own summary.
    setImmediate(() => console.log(`${count('passed')} passed, ${failed} failed`))
  }
}
