import type { ChallengeResult, HumanError } from '../../components/figures/error-bars'

/*
 * ILSVRC, classification: top-5 error on the test set. One rule throughout: entries trained on the challenge's own data
 * alone. (With extra data, AlexNet had 15.3 % and Clarifai 11.2 %.)
 *
 * Russakovsky et al. (2015), ImageNet Large Scale Visual Recognition Challenge, IJCV 115:211–252,
 * https://arxiv.org/abs/1409.0575, and the entrants' papers.
 */
export const winners: readonly ChallengeResult[] = [
  { year: 2010, name: 'NEC-UIUC', error: 28.2, method: 'shallow' }, // Lin et al. (2011)
  { year: 2011, name: 'XRCE', error: 25.8, method: 'shallow' }, // Perronnin et al.; Russakovsky et al. (2015)
  { year: 2012, name: 'AlexNet', error: 16.4, method: 'deep' }, // Krizhevsky et al. (2012), team SuperVision
  { year: 2013, name: 'Clarifai', error: 11.7, method: 'deep' }, // Zeiler; Russakovsky et al. (2015)
  { year: 2014, name: 'GoogLeNet', error: 6.7, method: 'deep' }, // Szegedy et al. (2015)
  { year: 2015, name: 'ResNet', error: 3.57, method: 'deep' }, // He et al. (2016)
  { year: 2016, name: 'Trimps-Soushen', error: 2.99, method: 'deep' }, // https://image-net.org/challenges/LSVRC/2016/results
  { year: 2017, name: 'SENet', error: 2.25, method: 'deep' }, // Hu et al. (2018)
]

/** The best of the shallow entries that AlexNet met in 2012. https://image-net.org/challenges/LSVRC/2012/results.html */
export const bestShallowOf2012: ChallengeResult = { year: 2012, name: 'ISI', error: 26.2, method: 'shallow', role: 'best shallow' }

/** AlexNet last, beside the entry it is compared with. */
export const upTo2012: readonly ChallengeResult[] = [
  ...winners.filter(({ year }) => year < 2012),
  bestShallowOf2012,
  ...winners.filter(({ year }) => year === 2012),
]

/** Russakovsky et al. (2015), section 6.4: the better of two annotators. */
export const human: HumanError = { error: 5.1, who: 'one trained annotator, 1,500 images' }
