/** By it the dev server passes what one window of the lecture tells on to the others. */
export const LECTURE_EVENT = 'lecture:message'
