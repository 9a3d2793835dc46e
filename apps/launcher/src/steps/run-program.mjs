import { spawn } from 'node:child_process';
import { Stopped } from './stop-requests.mjs';

/** Runs a program to its end, quietly; answers its code and what it wrote. `signal` ends it before that. */
export function runProgram(command, args, { cwd, env, signal }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const end = () => child.kill('SIGTERM');
    let words = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text) => {
        words += text;
      });
    signal?.addEventListener('abort', end, { once: true });
    child.once('error', reject);
    child.once('close', (status) => {
      signal?.removeEventListener('abort', end);
      if (signal?.aborted) reject(new Stopped());
      else resolve({ status, words: words.trim() });
    });
  });
}
