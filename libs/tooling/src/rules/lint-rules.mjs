import nx from '@nx/eslint-plugin';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { contextNames } from '../boundaries/contexts.mjs';
import { tagRules } from '../boundaries/tag-rules.mjs';
import { kontorPlugin } from './plugin.mjs';

const TESTS = ['**/*.spec.ts', '**/*.e2e.ts', '**/testing/**/*.ts', '**/faults/**/*.ts', 'libs/testing/**/*.ts'];
const CONTEXTS = contextNames.map((name) => `libs/${name}/src/**/*.ts`);

/** @type {import('eslint').Linter.RulesRecord} */
const OF_SCREENS = {
  'react-hooks/rules-of-hooks': 'error',
  'react-hooks/exhaustive-deps': 'error',
  // The router redirects by throwing, and `string | 'new'` says more to a reader than `string`.
  '@typescript-eslint/only-throw-error': 'off',
  '@typescript-eslint/no-redundant-type-constituents': 'off',
};

/**
 * ESLint's settings for the whole tree. The fixtures that prove the rules are linted by the tooling lib's own tests.
 *
 * @param {string} rootFolder
 */
export const lintRules = (rootFolder) =>
  tseslint.config(
    {
      ignores: [
        '**/dist/**',
        '**/node_modules/**',
        '**/*.gen.ts',
        'apps/web/src/graphql/**',
        'libs/tooling/src/fixtures/**',
        '**/*.{mjs,js,cjs}',
      ],
    },
    {
      files: ['**/*.{ts,tsx}'],
      extends: [tseslint.configs.recommendedTypeChecked],
      languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: rootFolder } },
      plugins: { '@nx': nx, kontor: kontorPlugin },
      linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true },
      rules: {
        '@nx/enforce-module-boundaries': [
          'error',
          {
            allow: [],
            enforceBuildableLibDependency: false,
            banTransitiveDependencies: false,
            depConstraints: tagRules,
          },
        ],
        '@typescript-eslint/no-unused-vars': [
          'error',
          {
            argsIgnorePattern: '^_',
            varsIgnorePattern: '^_',
            destructuredArrayIgnorePattern: '^_',
            ignoreRestSiblings: true,
          },
        ],
        '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
        '@typescript-eslint/no-non-null-assertion': 'error',
        // What was caught may be passed on as it is.
        '@typescript-eslint/only-throw-error': ['error', { allowThrowingUnknown: true }],
        '@typescript-eslint/require-await': 'off',
        '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
        'kontor/injected-by-value': 'error',
        'kontor/sql-by-parameters': 'error',
        'no-console': 'error',
        eqeqeq: ['error', 'always', { null: 'ignore' }],
      },
    },
    { files: CONTEXTS, rules: { 'kontor/injected-clock-and-ids': 'error', 'kontor/no-entity-save': 'error' } },
    { files: [...TESTS, 'libs/*/src/migrations/*.ts'], rules: { 'kontor/injected-clock-and-ids': 'off' } },
    {
      files: [...TESTS, 'apps/bench/**/*.ts'],
      rules: {
        'no-console': 'off',
        '@typescript-eslint/unbound-method': 'off',
        'kontor/sql-by-parameters': 'off',
      },
    },
    {
      files: ['apps/web/src/**/*.{ts,tsx}'],
      plugins: { 'react-hooks': reactHooks },
      rules: OF_SCREENS,
    },
    // The router takes redirections and pages that are not found as things that are thrown.
    { files: ['apps/web/src/app/**/*.{ts,tsx}'], rules: { '@typescript-eslint/only-throw-error': 'off' } },
    { files: ['libs/tooling/src/**/*.ts'], rules: { 'no-console': 'off' } },
  );
