/** Stands in for Slidev's state on the dev server. */
export default {}
