/**
 * What the speaker's notes say to the lecturer alone, word for word. `npm run handout -- --for-students` leaves it out; click marks,
 * and the words that only name what a click brings, it finds by itself.
 */
export const stageCues = [
  ', but say that they exist orally', // bias-free equations
  'doesn\'t need to go in details, just present the fact that blocks are repeated.', // repeated blocks
]
