import { createServer } from 'node:net';
import { isSystemError } from './files.js';

/** True where nothing listens on the port of 127.0.0.1, and we may. */
export function isFree(port: number): Promise<boolean> {
  return listen(port).then(
    () => true,
    (error: unknown) => {
      if (isSystemError(error, 'EADDRINUSE') || isSystemError(error, 'EACCES')) return false;
      throw error;
    },
  );
}

/** A port of 127.0.0.1 on which nothing listens; somebody may, before its taker does. */
export function freePort(): Promise<number> {
  return listen(0);
}

/** Listens for a moment, and answers on which port. */
function listen(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : port));
    });
  });
}
