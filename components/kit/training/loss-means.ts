/** The mean of each loss and those shortly before it: the loss of a single batch jumps about. */
export function recentMeans(losses: readonly number[], count: number): number[] {
  let sum = 0
  return losses.map((loss, index) => {
    sum += loss - (losses[index - count] ?? 0)
    return sum / Math.min(index + 1, count)
  })
}
