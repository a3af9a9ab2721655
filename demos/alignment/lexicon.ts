/*
 * The words of both languages, by their part of speech. French forms are written out, and not made by rules: the tests make them by rules.
 */

export type Gender = 'masculine' | 'feminine'

/** A form for each number. */
type ByNumber = readonly [singular: string, plural: string]

/** What agrees with a noun: singular and plural of the masculine, then of the feminine. */
export type Agreeing = readonly [masculine: string, masculines: string, feminine: string, feminines: string]

export interface Noun {
  english: ByNumber
  french: ByNumber
  gender: Gender
  /** Whether it begins with a vowel or a mute h, before which words lose theirs: l’accord, cet hôpital. */
  elides: boolean
}

const noun = (english: ByNumber, french: ByNumber, gender: Gender, elides = false): Noun => ({ english, french, gender, elides })

/** Four of each gender with and without elision. */
export const nouns = {
  agreement: noun(['agreement', 'agreements'], ['accord', 'accords'], 'masculine', true),
  hospital: noun(['hospital', 'hospitals'], ['hôpital', 'hôpitaux'], 'masculine', true),
  airport: noun(['airport', 'airports'], ['aéroport', 'aéroports'], 'masculine', true),
  exchange: noun(['exchange', 'exchanges'], ['échange', 'échanges'], 'masculine', true),
  treaty: noun(['treaty', 'treaties'], ['traité', 'traités'], 'masculine'),
  market: noun(['market', 'markets'], ['marché', 'marchés'], 'masculine'),
  project: noun(['project', 'projects'], ['projet', 'projets'], 'masculine'),
  programme: noun(['programme', 'programmes'], ['programme', 'programmes'], 'masculine'),
  area: noun(['area', 'areas'], ['zone', 'zones'], 'feminine'),
  law: noun(['law', 'laws'], ['loi', 'lois'], 'feminine'),
  bank: noun(['bank', 'banks'], ['banque', 'banques'], 'feminine'),
  reform: noun(['reform', 'reforms'], ['réforme', 'réformes'], 'feminine'),
  school: noun(['school', 'schools'], ['école', 'écoles'], 'feminine', true),
  company: noun(['company', 'companies'], ['entreprise', 'entreprises'], 'feminine', true),
  industry: noun(['industry', 'industries'], ['industrie', 'industries'], 'feminine', true),
  army: noun(['army', 'armies'], ['armée', 'armées'], 'feminine', true),
} as const satisfies Record<string, Noun>

/** All of them stand behind the noun in French. */
export const adjectives = {
  European: ['européen', 'européens', 'européenne', 'européennes'],
  economic: ['économique', 'économiques', 'économique', 'économiques'],
  political: ['politique', 'politiques', 'politique', 'politiques'],
  monetary: ['monétaire', 'monétaires', 'monétaire', 'monétaires'],
  military: ['militaire', 'militaires', 'militaire', 'militaires'],
  scientific: ['scientifique', 'scientifiques', 'scientifique', 'scientifiques'],
  social: ['social', 'sociaux', 'sociale', 'sociales'],
  national: ['national', 'nationaux', 'nationale', 'nationales'],
  public: ['public', 'publics', 'publique', 'publiques'],
  industrial: ['industriel', 'industriels', 'industrielle', 'industrielles'],
  French: ['français', 'français', 'française', 'françaises'],
  German: ['allemand', 'allemands', 'allemande', 'allemandes'],
} as const satisfies Record<string, Agreeing>

/** Participles of verbs that can be done and can happen in both languages: was opened, a été ouvert; has opened, a ouvert. */
export const verbs = {
  signed: ['signé', 'signés', 'signée', 'signées'],
  changed: ['changé', 'changés', 'changée', 'changées'],
  opened: ['ouvert', 'ouverts', 'ouverte', 'ouvertes'],
  closed: ['fermé', 'fermés', 'fermée', 'fermées'],
  resumed: ['repris', 'repris', 'reprise', 'reprises'],
  started: ['commencé', 'commencés', 'commencée', 'commencées'],
  increased: ['augmenté', 'augmentés', 'augmentée', 'augmentées'],
  slowed: ['ralenti', 'ralentis', 'ralentie', 'ralenties'],
} as const satisfies Record<string, Agreeing>

/** French: masculine, the same before a vowel, feminine, the same before a vowel, plural. */
export const determiners = {
  the: { english: ['the', 'the'], french: ['le', 'l\'', 'la', 'l\'', 'les'] },
  this: { english: ['this', 'these'], french: ['ce', 'cet', 'cette', 'cette', 'ces'] },
  our: { english: ['our', 'our'], french: ['notre', 'notre', 'notre', 'notre', 'nos'] },
  their: { english: ['their', 'their'], french: ['leur', 'leur', 'leur', 'leur', 'leurs'] },
} as const satisfies Record<string, { english: ByNumber, french: readonly [string, string, string, string, string] }>

export const prepositions = { on: 'sur', for: 'pour', with: 'avec', without: 'sans', against: 'contre', after: 'après' } as const

/** "was": the passive; "has": the active. */
export const auxiliaries = { was: ['was', 'were'], has: ['has', 'have'] } as const satisfies Record<string, ByNumber>
export const have: ByNumber = ['a', 'ont']
export const been = 'été'

export const adverbs = { officially: 'officiellement', finally: 'finalement', quickly: 'rapidement', slowly: 'lentement', partly: 'partiellement', secretly: 'secrètement' } as const

export const months = {
  January: 'janvier', February: 'février', March: 'mars', April: 'avril', May: 'mai', June: 'juin',
  July: 'juillet', August: 'août', September: 'septembre', October: 'octobre', November: 'novembre', December: 'décembre',
} as const

export const years = ['1989', '1990', '1991', '1992', '1993', '1994', '1995', '1996'] as const
export const marks = ['.', '!', '…'] as const
