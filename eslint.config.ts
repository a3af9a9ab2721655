import type { Linter } from 'eslint'
import js from '@eslint/js'
import stylistic from '@stylistic/eslint-plugin'
import { defineConfig, globalIgnores } from 'eslint/config'
import { createNodeResolver, importX } from 'eslint-plugin-import-x'
import vue from 'eslint-plugin-vue'
import { readdirSync } from 'node:fs'
import ts from 'typescript-eslint'

/** Packages that only some files may import. */
const packages = (files: string[], group: string[], message: string): Linter.Config => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns: [{ group, message }] }] },
})

/** Folders whose files may import nothing of the project except from the folders named. */
const wall = (target: string, parent: string, except: readonly string[], message: string) =>
  ({ target, from: parent, except: except.map(folder => `./${folder}`), message })

const tfjs = '@tensorflow/*'
const slidev = '@slidev/client'

const foldersOf = (folder: string, without: readonly string[]) =>
  readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isDirectory() && !without.includes(entry.name)).map(({ name }) => name)

/** The live demos: each has one folder in components/, and one in demos/ unless two share what they compute. */
const topics = foldersOf('components', ['kit', 'drawing', 'frame', 'figures'])
const computedTopics = foldersOf('demos', ['shared', 'backend', 'training', 'perceptron', 'multi-layer-perceptron'])

const walls = [
  ...topics.map(topic => wall(`./components/${topic}`, './components', [topic, 'kit', 'drawing', 'frame'], 'A topic imports kit, drawing and demos, never another topic; what two share goes into kit or demos.')),
  wall('./components/kit', './components', ['kit', 'drawing', 'frame'], 'The kit knows no topic.'),
  wall('./components/figures', './components', ['figures', 'drawing'], 'A figure knows its props, drawing and the plain functions of demos.'),
  wall('./components/frame', './components', ['frame', 'drawing'], 'The frame knows no demo.'),
  wall('./components/drawing', './components', ['drawing'], 'What draws knows neither demo nor figure.'),
  { target: './components', from: ['./layouts', './paper', './scripts', './setup', './site', './tests'], message: 'Components know kit, drawing, frame and demos.' },
  { target: './demos', from: ['./components', './layouts', './pages', './paper', './scripts', './setup', './site', './styles', './tests'], message: 'demos computes; it knows nothing of what shows it.' },
  wall('./demos/shared', './demos', ['shared'], 'What all demos share knows none of them.'),
  wall('./demos/backend', './demos', ['backend', 'shared'], 'The backend knows no demo.'),
  wall('./demos/training', './demos', ['training', 'backend', 'shared'], 'Training knows no network.'),
  ...computedTopics.map(topic =>
    wall(`./demos/${topic}`, './demos', [topic, 'shared', 'backend', 'training'], 'A topic of demos imports shared, backend and training, never another topic.')),
  wall('./demos/perceptron', './demos', ['perceptron', 'network', 'shared', 'backend'], 'A perceptron imports the functions f of networks.'),
  wall('./demos/multi-layer-perceptron', './demos', ['multi-layer-perceptron', 'perceptron', 'network', 'shared', 'backend'], 'Stacked perceptrons import the points of one, and the functions f of networks.'),
]

export default defineConfig(
  globalIgnores(['scripts/new-demo/template', 'dist', '.slidev', '.look', '.train', '.vite', '.cache']),
  js.configs.recommended,
  ts.configs.recommended,
  vue.configs['flat/recommended'],
  stylistic.configs.customize({ indent: 2, quotes: 'single', semi: false, arrowParens: false, braceStyle: 'stroustrup' }),
  { languageOptions: { parserOptions: { parser: ts.parser } } }, // of the scripts in Vue's files, also while import-x reads those
  {
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@stylistic/arrow-parens': ['error', 'as-needed', { requireForBlockBody: true }],
      '@stylistic/max-statements-per-line': 'off',
      '@stylistic/operator-linebreak': ['error', 'before', { overrides: { '=': 'after' } }],
      'no-undef': 'off', // the compiler's work
      'vue/max-attributes-per-line': ['error', { singleline: 6, multiline: 1 }],
      'vue/multi-word-component-names': 'off', // layouts have Slidev's names
      'vue/multiline-html-element-content-newline': 'off', // so does a line break
      'vue/require-default-prop': 'off', // an absent optional prop is undefined, which the types say
      'vue/singleline-html-element-content-newline': 'off', // white space inside SVG text shows
    },
  },
  {
    plugins: { 'import-x': importX },
    settings: {
      'import-x/extensions': ['.ts', '.vue'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'], 'vue-eslint-parser': ['.vue'] },
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.vue', '.d.ts', '.js'] })],
    },
    rules: {
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-restricted-paths': ['error', { zones: walls }],
      'import-x/order': ['error', {
        'groups': ['type', ['builtin', 'external'], 'internal', 'parent', 'sibling'],
        'alphabetize': { order: 'asc', orderImportKind: 'asc', caseInsensitive: true },
        'newlines-between': 'never',
      }],
    },
  },
  packages(['components/**', 'layouts/**'], [slidev, '@slidev/*', tfjs], 'Slidev enters by components/frame/useSlide.ts, TensorFlow.js by demos/backend/.'),
  { files: ['components/frame/useSlide.ts'], rules: { 'no-restricted-imports': 'off' } },
  packages(['paper/**/!(slidev).{ts,vue}'], [slidev, '@slidev/*', tfjs], 'Slidev and its internals enter the printed pages by paper/slidev.ts alone.'),
  packages(['site/**/!(slidev).{ts,vue}'], [slidev, '@slidev/client/*', tfjs], 'Slidev and its internals enter the students’ site by site/slidev.ts alone.'),
  packages(['demos/**'], ['vue', 'vue/*', '@vueuse/*', '@slidev/*'], 'demos computes; it knows no Vue and no Slidev.'),
  {
    files: ['demos/**'],
    rules: {
      'no-restricted-globals': ['error', ...['document', 'window', 'Worker', 'OffscreenCanvas', 'ImageData'].map(name => ({ name, message: 'demos computes; what belongs to a page is handed to it.' }))],
    },
  },
)
