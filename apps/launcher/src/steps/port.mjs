import { createConnection, createServer } from 'node:net';
import { Problem } from '../words.mjs';

/**
 * Asks for the port before anything takes time. Binding alone does not find a program that listens on the other
 * loopback address, where a browser that is told `localhost` may end up.
 */
export async function refuseIfPortInUse(host, port) {
  const refused = await tryToBind(host, port);
  if (refused && refused !== 'EADDRINUSE') throw portProblem(refused, host, port);
  const isAnswered = await Promise.all(['127.0.0.1', '::1'].map((address) => answers(address, port)));
  if (refused || isAnswered.includes(true)) throw portProblem('EADDRINUSE', host, port);
}

/** Why Kontor cannot listen, by the system's code; also for the service, which may find the port taken meanwhile. */
export function portProblem(code, host, port) {
  if (code === 'EADDRINUSE')
    return new Problem(
      `Port ${port} is in use by another program.`,
      `Stop that program, or choose another port: PORT=${port < 65_535 ? port + 1 : 3000} npm start`,
    );
  if (code === 'EACCES')
    return new Problem(
      `This account may not listen on port ${port}.`,
      "Ports below 1024 are the administrator's: choose another one, PORT=3000 npm start, and put a proxy in front.",
    );
  return new Problem(
    `Kontor cannot listen on HOST "${host}" (${code}).`,
    'Set HOST to an address of this machine: 127.0.0.1 for this machine only, 0.0.0.0 for others too.',
  );
}

const tryToBind = (host, port) =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => resolve(error.code));
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve(null)));
  });

export const answers = (host, port, withinMs = 1_000) =>
  new Promise((resolve) => {
    const socket = createConnection({ host, port: Number(port), timeout: withinMs });
    const end = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end(true));
    socket.once('timeout', () => end(false));
    socket.once('error', () => end(false));
  });
