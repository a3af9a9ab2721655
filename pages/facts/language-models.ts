import type { LanguageModel } from '../../components/figures/language-model'

/*
 * Language models as published: when first made public, and how many parameters the largest of the family has (in all,
 * for a mixture of experts). What a company did not disclose has no number here: never a rumour.
 */
const million = 1e6
const billion = 1e9
const trillion = 1e12

export const languageModels: readonly LanguageModel[] = [
  { name: 'Transformer (big)', released: '2017-06', parameters: 213 * million, place: 'right' }, // Vaswani et al. (2017), table 3
  { name: 'GPT', released: '2018-06', parameters: 117 * million, place: 'right', lift: 6 }, // Radford et al. (2018)
  { name: 'BERT-large', released: '2018-10', parameters: 340 * million, place: 'right', lift: 6 }, // Devlin et al. (2018)
  { name: 'GPT-2', released: '2019-02', parameters: 1.5 * billion, place: 'right' }, // Radford et al. (2019)
  { name: 'Megatron-LM', released: '2019-08', parameters: 8.3 * billion, place: 'right', lift: -8 }, // Shoeybi et al. (2019)
  { name: 'T5', released: '2019-10', parameters: 11 * billion, place: 'left', lift: 12 }, // Raffel et al. (2019)
  { name: 'Turing-NLG', released: '2020-02', parameters: 17 * billion, place: 'right' }, // Rosset (2020), Microsoft Research
  { name: 'GPT-3', released: '2020-05', parameters: 175 * billion, place: 'left' }, // Brown et al. (2020)
  { name: 'Switch-C', released: '2021-01', parameters: 1.6 * trillion, experts: true, place: 'left' }, // Fedus et al. (2021)
  { name: 'MT-NLG', released: '2021-10', parameters: 530 * billion, place: 'left' }, // Smith et al. (2022)
  { name: 'Gopher', released: '2021-12', parameters: 280 * billion, place: 'left' }, // Rae et al. (2021)
  { name: 'Chinchilla', released: '2022-03', parameters: 70 * billion, place: 'left' }, // Hoffmann et al. (2022)
  { name: 'PaLM', released: '2022-04', parameters: 540 * billion, place: 'right', lift: 6 }, // Chowdhery et al. (2022)
  { name: 'OPT', released: '2022-05', parameters: 175 * billion, place: 'left', lift: -6 }, // Zhang et al. (2022)
  { name: 'BLOOM', released: '2022-07', parameters: 176 * billion, place: 'above' }, // BigScience (2022)
  { name: 'LLaMA', released: '2023-02', parameters: 65 * billion, place: 'below' }, // Touvron et al. (2023)
  { name: 'Llama 2', released: '2023-07', parameters: 70 * billion, place: 'right', lift: 6 }, // Touvron et al. (2023)
  { name: 'Falcon', released: '2023-09', parameters: 180 * billion, place: 'left' }, // Almazrouei et al. (2023)
  { name: 'Mixtral 8x7B', released: '2023-12', parameters: 47 * billion, experts: true, active: 13 * billion, place: 'right' }, // Jiang et al. (2024)
  { name: 'DeepSeek-V2', released: '2024-05', parameters: 236 * billion, experts: true, active: 21 * billion, place: 'right' }, // DeepSeek-AI (2024)
  { name: 'Nemotron-4', released: '2024-06', parameters: 340 * billion, place: 'left', lift: 20 }, // NVIDIA (2024)
  { name: 'Llama 3.1', released: '2024-07', parameters: 405 * billion, place: 'right', lift: 8 }, // Llama team (2024)
  { name: 'GPT-4', released: '2023-03', place: 'right' }, // OpenAI (2023), section 2: no size is given
  { name: 'Gemini', released: '2023-12', place: 'right' }, // Gemini team (2023): no size of the larger models is given
]
