import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { root } from '../workspace.js';
import type { PassedMemory } from './passed-memory.js';
import type { Task } from './task.js';

export interface TaskResult {
  readonly name: string;
  readonly passed: boolean;
  readonly seconds: number;
}

/**
 * Runs tasks beside each other, the first ones first, and shows the output of those that fail. With a memory, a task
 * is left out when it passed on the very same files before.
 */
export async function runTasks(tasks: readonly Task[], memory: PassedMemory | null = null) {
  const waiting = [...tasks];
  const results: TaskResult[] = [];
  const lane = async (): Promise<void> => {
    for (let task = waiting.shift(); task; task = waiting.shift()) results.push(await runOrRemember(task, memory));
  };
  const atOnce = Math.min(4, availableParallelism());
  await Promise.all(Array.from({ length: atOnce }, lane));
  return results;
}

async function runOrRemember(task: Task, memory: PassedMemory | null): Promise<TaskResult> {
  if (memory?.hasPassed(task)) {
    console.log(`✓ ${task.name.padEnd(34)} passed before on the same files`);
    return { name: task.name, passed: true, seconds: 0 };
  }
  const result = await runTask(task);
  if (result.passed) memory?.remember(task);
  return result;
}

async function runTask(task: Task): Promise<TaskResult> {
  const begun = Date.now();
  let output = '';
  let passed = true;
  for (const step of task.steps) {
    const ended = await run(step, task.env ?? {});
    output += ended.output;
    passed = ended.code === 0 && !task.failsOn?.test(ended.output);
    if (!passed) break;
  }
  const seconds = (Date.now() - begun) / 1000;
  console.log(`${passed ? '✓' : '✗'} ${task.name.padEnd(34)} ${seconds.toFixed(1)} s`);
  if (!passed) console.log(`\n${indent(output.trim())}\n\n  → ${task.advice}\n`);
  return { name: task.name, passed, seconds };
}

const indent = (text: string): string => text.replaceAll(/^/gm, '    ');

function run(step: readonly string[], env: Readonly<Record<string, string>>) {
  return new Promise<{ code: number; output: string }>((resolve, reject) => {
    const child = spawn(process.execPath, step, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NX_DAEMON: 'false', NX_NO_CLOUD: 'true', FORCE_COLOR: '0', NODE_OPTIONS: '', ...env },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (text: string) => (output += text));
    }
    child.once('error', reject);
    child.once('exit', (code) => resolve({ code: code ?? 1, output }));
  });
}
