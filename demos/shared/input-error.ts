/**
 * What somebody entered does not fit together, in a sentence that can be shown to them. Any other error is a fault of the
 * program, and must not be shown as one of the input.
 */
export class InputError extends RangeError {
  override name = 'InputError'
}
