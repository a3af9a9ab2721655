/** Stands for `@slidev/rough-notation`: no slide of this deck has `v-mark`. */
export function annotate(): never {
  throw new Error('v-mark is left out of this deck; see setup/left-out')
}
