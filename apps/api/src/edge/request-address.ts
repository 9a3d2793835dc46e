import { isIP } from 'node:net';
import type { ApiRequest } from './request.js';

/**
 * Where a request comes from: as the proxies that we trust say, some of which add a port. Whatever is no address then
 * is not believed, and the connection's own counts: log-ins are throttled by it, and it is shown with sessions.
 */
export function requestAddress({ ip, socket }: Pick<ApiRequest, 'ip' | 'socket'>): string | null {
  const bare = ip.replace(/^\[([^\]]+)\](:\d+)?$/, '$1').replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1');
  return isIP(bare) === 0 ? (socket.remoteAddress ?? null) : bare;
}
