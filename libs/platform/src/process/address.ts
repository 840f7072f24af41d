import { createServer } from 'node:net';
import { SetupFault } from '../config/index.js';

/** Where a process listens. */
export interface Address {
  readonly host: string;
  readonly port: number;
  /** The setting that the port came from. */
  readonly variable: 'PORT' | 'HEALTH_PORT';
}

/** Throws SetupFault where nothing can listen, before a process does anything else that takes its time. */
export function requireAddress(address: Address): Promise<void> {
  return listening(
    address,
    () =>
      new Promise<void>((resolve, reject) => {
        const server = createServer();
        server.once('error', reject);
        server.listen(address.port, address.host, () => server.close(() => resolve()));
      }),
  );
}

/** Listens, and says which setting is wrong where that does not work. */
export async function listening(address: Address, listen: () => Promise<unknown>): Promise<void> {
  try {
    await listen();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    throw typeof code === 'string' && code in FAULTS
      ? new SetupFault(FAULTS[code]?.(address), { cause: error })
      : error;
  }
}

const noAddress = ({ host }: Address) =>
  `HOST: ${host} is no address of this machine. Set HOST to one, such as 127.0.0.1 or 0.0.0.0.`;

const FAULTS: Readonly<Record<string, (address: Address) => string>> = {
  EADDRINUSE: ({ host, port, variable }) =>
    `${variable}: ${port} is taken on ${host}. Set ${variable} to a free port, or stop the process that has it.`,
  EACCES: ({ port, variable }) =>
    `${variable}: this user may not listen on ${port}. Set ${variable} to a port above 1023.`,
  EADDRNOTAVAIL: noAddress,
  ENOTFOUND: noAddress,
  EAI_AGAIN: noAddress,
};
