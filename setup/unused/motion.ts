/** Stands for `@vueuse/motion`: no slide of this deck has `v-motion`. One that has it is a mistake, which setup/author tells; nothing moves. */
export const MotionDirective = () => ({
  created: (element: Element) => Object.assign(element, { motionInstance: { set: () => {}, apply: () => {} } }),
  mounted: () => {},
})
