import { numberText } from '../drawing/arithmetic'

/** What is on show, in a sentence: for the page, and for a screen reader. */
export const saySquare = (number: number, square: number): string => `The square of ${numberText(number)} is ${numberText(square)}.`
