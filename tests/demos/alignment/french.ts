/*
 * French by its rules, written down without a look at the grammar's own forms: a glossary of base forms, the genders, and how one
 * forms what agrees.
 */

/** Masculine singular, or what never changes. */
export const glossary: Readonly<Record<string, string>> = {
  agreement: 'accord', hospital: 'hôpital', airport: 'aéroport', exchange: 'échange', treaty: 'traité', market: 'marché', project: 'projet', programme: 'programme',
  area: 'zone', law: 'loi', bank: 'banque', reform: 'réforme', school: 'école', company: 'entreprise', industry: 'industrie', army: 'armée',
  European: 'européen', economic: 'économique', political: 'politique', monetary: 'monétaire', military: 'militaire', scientific: 'scientifique',
  social: 'social', national: 'national', public: 'public', industrial: 'industriel', French: 'français', German: 'allemand',
  signed: 'signé', changed: 'changé', opened: 'ouvert', closed: 'fermé', resumed: 'repris', started: 'commencé', increased: 'augmenté', slowed: 'ralenti',
  on: 'sur', for: 'pour', with: 'avec', without: 'sans', against: 'contre', after: 'après',
  officially: 'officiellement', finally: 'finalement', quickly: 'rapidement', slowly: 'lentement', partly: 'partiellement', secretly: 'secrètement',
  in: 'en', January: 'janvier', February: 'février', March: 'mars', April: 'avril', May: 'mai', June: 'juin',
  July: 'juillet', August: 'août', September: 'septembre', October: 'octobre', November: 'novembre', December: 'décembre',
}

const feminineNouns = 'zone loi banque réforme école entreprise industrie armée'.split(' ')
export const isFeminine = (noun: string) => feminineNouns.includes(noun)

/** Before a vowel, and before the mute h of "hôpital". */
export const isElided = (noun: string) => /^(?:[aeiouéèêô]|hôpital)/.test(noun)

/** -s, but -aux for -al, and nothing more behind s or x. */
export const plural = (word: string) => /[sx]$/.test(word) ? word : word.endsWith('al') ? word.replace(/al$/, 'aux') : `${word}s`

/** -e, but nothing more behind a mute e, a second consonant in -elle and -enne, and -que for -c. */
export const feminine = (word: string) =>
  word.endsWith('e') ? word : word.replace(/c$/, 'qu').replace(/([eé])(l|n)$/, '$1$2$2').concat('e')

export const agreeing = (base: string, { isFeminine, isPlural }: { isFeminine: boolean, isPlural: boolean }) => {
  const form = isFeminine ? feminine(base) : base
  return isPlural ? plural(form) : form
}

/** The determiner before a noun, both languages' in the singular. */
export function determiner(english: string, noun: string, isPlural: boolean): string {
  const [gender, elided] = [isFeminine(noun) ? 'f' : 'm', isElided(noun)]
  switch (english) {
    case 'the': return isPlural ? 'les' : elided ? 'l\'' : gender === 'f' ? 'la' : 'le'
    case 'this': return isPlural ? 'ces' : gender === 'f' ? 'cette' : elided ? 'cet' : 'ce'
    case 'our': return isPlural ? 'nos' : 'notre'
    case 'their': return isPlural ? 'leurs' : 'leur'
    default: throw new Error(`no determiner ${english}`)
  }
}

/** The English plural. */
export const englishPlural = (noun: string) => noun.endsWith('y') ? noun.replace(/y$/, 'ies') : `${noun}s`
