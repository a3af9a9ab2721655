/** Stands for `floating-vue` around the slides: nothing floats over a slide of this deck. Slidev's own menus have the real one. */
export const recomputeAllPoppers = () => {}
