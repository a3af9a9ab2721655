/** Stands for `@shikijs/vitepress-twoslash/client`: no slide of this deck has code with types to float over it. */
export default { install: () => {} }
