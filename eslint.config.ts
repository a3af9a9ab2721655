import type { Linter } from 'eslint'
import js from '@eslint/js'
import stylistic from '@stylistic/eslint-plugin'
import vue from 'eslint-plugin-vue'
import { defineConfig, globalIgnores } from 'eslint/config'
import ts from 'typescript-eslint'

/** Who may import whom: the walls of the house. */
const wall = (files: string[], group: string[], message: string): Linter.Config => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns: [{ group, message }] }] },
})

const tfjs = '@tensorflow/*'
const slidev = '@slidev/client'

export default defineConfig(
  globalIgnores(['dist', '.slidev', '.look', '.train', '.vite', '.cache']),
  js.configs.recommended,
  ts.configs.recommended,
  vue.configs['flat/recommended'],
  stylistic.configs.customize({ indent: 2, quotes: 'single', semi: false, arrowParens: false, braceStyle: 'stroustrup' }),
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: ts.parser } },
  },
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
  wall(['components/figures/**', 'components/controls/**'], [slidev, '@slidev/*', tfjs, '**/composables/*', '**/widgets/*'], 'A figure or a control knows its props and the plain functions of demos/ only.'),
  wall(['components/widgets/**', 'components/frame/**', 'layouts/**'], [slidev, tfjs], 'Slidev enters by composables/useSlide.ts, TensorFlow.js by demos/.'),
  wall(['components/composables/!(useSlide).ts'], [slidev, tfjs], 'Slidev enters by composables/useSlide.ts alone.'),
  wall(['paper/**/!(slidev).{ts,vue}'], [slidev, '@slidev/*', tfjs], 'Slidev and its internals enter the printed pages by paper/slidev.ts alone.'),
  wall(['site/**/!(slidev).{ts,vue}'], [slidev, '@slidev/client/*', tfjs], 'Slidev and its internals enter the students’ site by site/slidev.ts alone.'),
  wall(['demos/**'], ['vue', 'vue/*', '@slidev/*', '**/components/*', '**/components/**'], 'demos/ computes; it knows no Vue, no Slidev, no component.'),
)
