import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { root } from '../workspace.js';

/** One program to run, and what to say of it. */
export interface Task {
  readonly name: string;
  /** Said when it fails: what to do about it. */
  readonly advice: string;
  /** Arguments for Node, or several such lists to run one after the other. */
  readonly steps: readonly (readonly string[])[];
  readonly env?: Readonly<Record<string, string>>;
  /** Output that means failure although the program ended well. */
  readonly failsOn?: RegExp;
}

export interface TaskResult {
  readonly name: string;
  readonly passed: boolean;
  readonly seconds: number;
}

/** Runs tasks beside each other, the first ones first, and shows the output of those that fail. */
export async function runTasks(tasks: readonly Task[], atOnce = Math.min(4, availableParallelism())) {
  const waiting = [...tasks];
  const results: TaskResult[] = [];
  const lane = async (): Promise<void> => {
    for (let task = waiting.shift(); task; task = waiting.shift()) results.push(await runTask(task));
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return results;
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
