import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type EditOptions, Editing } from './editing.ts';
import { Guard } from './guard.ts';

export interface ServerOptions extends EditOptions {
  /** 0 for any that is free. */
  readonly port: number;
}

/** A server that stands until it is ended. */
export interface EditServer {
  /** The address with the token in its fragment, which browsers send nowhere. */
  readonly link: string;
  readonly end: () => Promise<void>;
}

/**
 * Serves the editor of one scenario on 127.0.0.1.
 *
 * @throws Error of Node's, with `code`, where the port cannot be had
 */
export async function startEditServer(options: ServerOptions): Promise<EditServer> {
  const token = randomBytes(24).toString('base64url');
  const server = createServer();
  await listening(server, options.port);
  const { port } = server.address() as AddressInfo;
  const editing = new Editing(options, new Guard(port, token));
  server.on('request', (request, response) => void editing.answer(request, response));
  return {
    link: `http://127.0.0.1:${port}/#token=${token}`,
    end: () => {
      editing.end();
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}
