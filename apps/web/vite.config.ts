import { tanstackRouter } from '@tanstack/router-plugin/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { finishDist } from './build/finish-dist.js';

const API = process.env['KONTOR_API_URL'] ?? 'http://127.0.0.1:3000';

export default defineConfig({
  plugins: [
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
    rolldownOptions: { experimental: { lazyBarrel: true }, output: { codeSplitting: { groups: chunkGroups() } } },
  },
  server: { host: '127.0.0.1', proxy: { '/graphql': API, '/api': API } },
});

/** Few long-lived chunks, apart by how often they change: libraries by release, words by language, screens by route. */
function chunkGroups() {
  return [
    { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\//u, priority: 30 },
    { name: 'data', test: /node_modules\/(@apollo|graphql|rxjs|@wry|optimism)\//u, priority: 20 },
    { name: 'pl', test: /src\/locales\/pl\//u, priority: 20 },
    { name: 'en', test: /src\/locales\/en\//u, priority: 20 },
  ];
}
