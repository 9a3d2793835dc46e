import { createServer, type Socket } from 'node:net';

export interface MuteServer {
  readonly port: number;
  /** Cuts its connections and stops. */
  stop(): Promise<void>;
}

/** Accepts connections and never says a word: the fault that time-outs are for. */
export async function startMuteServer(port = 0): Promise<MuteServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    socket.resume();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
