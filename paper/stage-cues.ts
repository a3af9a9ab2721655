/**
 * What the speaker's notes say to the lecturer alone, by its first and last words: a deck that is built without notes has none of
 * their sentences in it. `npm run handout -- --for-students` leaves these out; click marks, and the words that only name what a
 * click brings, it finds by itself.
 */
export const stageCues = [
  /, but say .*? orally/, // bias-free equations
  /doesn't need to .*? repeated\./, // repeated blocks
]
