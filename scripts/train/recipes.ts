import type { NetworkName as Translator } from '../../demos/alignment/networks'
import type { DigitNetwork } from '../../demos/digits/recipe'
import type { Recipe } from '../../demos/training/schedule'
import type { ArchitectureName } from '../../demos/transformer/architectures'
import { recipes as translators } from '../../demos/alignment/recipe'
import { digitNetworks, recipe } from '../../demos/digits/recipe'
import { recipes as transformers } from '../../demos/transformer/training'

export type NetworkName = ArchitectureName | DigitNetwork | Translator

/** How each network that can be trained is trained, in the order in which they are. */
export const recipes: Readonly<Record<NetworkName, Recipe>> = { ...transformers, 'digits': recipe, 'digits-ordinary': recipe, ...translators }

export const isDigitNetwork = (name: NetworkName): name is DigitNetwork => Object.hasOwn(digitNetworks, name)
export const isTranslator = (name: NetworkName): name is Translator => Object.hasOwn(translators, name)
