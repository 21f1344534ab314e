import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** What the page may do: only what comes from this server, no inline script or style, no frame, no form. */
const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  'img-src data: blob:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Headers of every answer. None of them lets another origin read it. */
export const headers: Readonly<Record<string, string>> = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cache-control': 'no-store',
};

/** The header that carries the token of the link. */
const tokenHeader = 'x-costcone-token';

/** Tells requests of the page from those of others. */
export class Guard {
  readonly #origin: string;
  readonly #host: string;
  readonly #digest: Buffer;

  constructor(port: number, token: string) {
    this.#host = `127.0.0.1:${port}`;
    this.#origin = `http://${this.#host}`;
    this.#digest = digestOf(token);
  }

  /**
   * Whether a request is addressed to this server by its number (a name that resolves to 127.0.0.1 is refused: DNS rebinding) and
   * comes from its own page, or from an address typed into the browser.
   */
  isAddressed({ host, origin }: IncomingHttpHeaders): boolean {
    return host === this.#host && (origin === undefined || origin === this.#origin);
  }

  /** Whether a request has the token; it takes the same time whatever the token is. */
  hasToken(headers: IncomingHttpHeaders): boolean {
    const given = headers[tokenHeader];
    return timingSafeEqual(digestOf(typeof given === 'string' ? given : ''), this.#digest);
  }
}

const digestOf = (text: string) => createHash('sha256').update(text).digest();
