import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const WORTH_BYTES = 1_024;

/**
 * Puts the trusted documents beside the page, so that the API answers exactly the operations this build asks, and
 * compresses what does not change, so that the server never does.
 */
export function finishDist(): Plugin {
  let folder = 'dist';
  return {
    name: 'kontor-finish-dist',
    apply: 'build',
    configResolved: (config) => {
      folder = resolve(config.root, config.build.outDir);
    },
    // Not `closeBundle`: that is called after a failed build too, and its own failure would hide the first.
    writeBundle: {
      sequential: true,
      handler() {
        copyFileSync(
          join(import.meta.dirname, '../src/graphql/persisted-documents.json'),
          join(folder, 'persisted-documents.json'),
        );
        for (const name of readdirSync(join(folder, 'assets'))) {
          if (/\.(js|css|svg)$/u.test(name)) compress(join(folder, 'assets', name));
        }
      },
    },
  };
}

function compress(file: string): void {
  const content = readFileSync(file);
  if (content.length < WORTH_BYTES) return;
  writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
  writeFileSync(`${file}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
}
