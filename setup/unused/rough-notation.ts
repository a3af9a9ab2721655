/** Stands for `@slidev/rough-notation`: no slide of this deck has `v-mark`. One that has it is a mistake, which setup/author tells; nothing is drawn. */
export const annotate = () => ({ show: () => {}, hide: () => {} })
