/** Stands for `@vueuse/motion`: no slide of this deck has `v-motion`. */
export const MotionDirective = () => ({})
