import { tanstackRouter } from '@tanstack/router-plugin/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { directImports } from './build/direct-imports.js';
import { finishDist } from './build/finish-dist.js';
import { sharedFragments } from './build/shared-fragments.js';

const API = process.env['KONTOR_API_URL'] ?? 'http://127.0.0.1:3000';

const MAIN = /\/src\/main\.tsx$/u;
const SHELL = /\/src\/app\/shell\/staff-frame\.tsx$/u;

export default defineConfig({
  plugins: [
    directImports(),
    sharedFragments(),
    tanstackRouter({
      target: 'react',
      autoCodeSplitting: true,
      routesDirectory: './src/app/routes',
      generatedRouteTree: './src/app/route-tree.gen.ts',
      quoteStyle: 'single',
      semicolons: true,
    }),
    react(),
    finishDist(),
  ],
  resolve: { conditions: ['@kontor/source', 'module', 'browser', 'development|production'] },
  // The server replaces the placeholder in every page it sends; see the policy in the API's security headers.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 700,
    rolldownOptions: { output: { codeSplitting: { groups: chunkGroups() } } },
  },
  server: { host: '127.0.0.1', proxy: { '/graphql': API, '/api': API } },
});

interface Modules {
  getModuleInfo(id: string): { readonly importers: readonly string[] } | null;
}

/**
 * Chunks apart by how often they change and by who needs them: libraries by release, words by language, in one each
 * what the first paint and the shell around every page need, and each screen by itself.
 */
function chunkGroups() {
  const first = neededBy(MAIN);
  const shell = neededBy(SHELL);
  return [
    { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\//u, priority: 40 },
    { name: 'data', test: /node_modules\/(@apollo|graphql|rxjs|@wry|optimism)\//u, priority: 40 },
    { name: 'pl', test: /src\/locales\/pl\//u, priority: 40 },
    { name: 'en', test: /src\/locales\/en\//u, priority: 40 },
    { name: (id: string, modules: Modules) => (first(id, modules) ? 'first' : null), priority: 20 },
    { name: (id: string, modules: Modules) => (shell(id, modules) ? 'shell' : null), priority: 10 },
  ];
}

/** Whether a module is reached from the root by imports that are not lazy. */
function neededBy(root: RegExp) {
  const known = new Map<string, boolean>();
  const isNeeded = (id: string, modules: Modules): boolean => {
    const answer = known.get(id);
    if (answer !== undefined) return answer;
    known.set(id, root.test(id));
    const needed =
      root.test(id) || (modules.getModuleInfo(id)?.importers.some((importer) => isNeeded(importer, modules)) ?? false);
    known.set(id, needed);
    return needed;
  };
  return isNeeded;
}
