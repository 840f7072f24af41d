import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { isSystemError } from './files.js';

/**
 * A port of 127.0.0.1 on which nothing listens; somebody may, before its taker does. It lies below the range from which
 * systems take the ports of outgoing connections: there a client that tries again and again while the server is down can
 * be given the server's own port, and talks to itself.
 */
export async function freePort(): Promise<number> {
  const port = randomInt(15_000, 32_000);
  return (await isFree(port)) ? port : freePort();
}

/** True where nothing listens on the port of 127.0.0.1, and we may. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => {
      if (isSystemError(error, 'EADDRINUSE') || isSystemError(error, 'EACCES')) resolve(false);
      else reject(error);
    });
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
