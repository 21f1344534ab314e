/** What the page of `costcone edit` asks its server, with the token of the link in a header. */
import type { LentFile, WrittenFile } from '../../lent-file.ts';

/** The scenario's file as it is on disk. */
export interface FileOnDisk {
  readonly text: string;
  /** Whether the text begins with a byte order mark, which stays where it is. */
  readonly hasMark: boolean;
  readonly hash: string;
  readonly name: string;
  readonly folder: string;
  /** Whether it is still to be named. */
  readonly isNew: boolean;
}

export type Written =
  | { readonly kind: 'written'; readonly hash: string; readonly name: string }
  | { readonly kind: 'changed' }
  | { readonly kind: 'refused'; readonly message: string };

/** The server does not take the token, or is no longer there. */
export class Disconnected extends Error {
  override readonly name = 'Disconnected';
}

const mark = '\ufeff';

export class Connection {
  readonly #token: string;

  constructor(token: string) {
    this.#token = token;
  }

  async read(): Promise<FileOnDisk> {
    const response = await this.#ask('GET', 'scenario');
    if (!response.ok) throw new Error(await response.text());
    const { hash, name } = about(response);
    const whole = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
    const hasMark = whole.startsWith(mark);
    return {
      text: hasMark ? whole.slice(1) : whole,
      hasMark,
      hash,
      name,
      folder: decodeURIComponent(response.headers.get('x-costcone-folder')!),
      isNew: response.headers.get('x-costcone-is-new') === 'true',
    };
  }

  /** Writes the text, if the file is still what was read. */
  async save(text: string, hasMark: boolean, readHash: string): Promise<Written> {
    const body = `${hasMark ? mark : ''}${text}`;
    return this.#written(await this.#ask('PUT', 'scenario', body, { 'x-costcone-hash': readHash }));
  }

  /** Writes a new file of that name. */
  async create(text: string, name: string): Promise<Written> {
    return this.#written(
      await this.#ask('POST', 'scenario', text, { 'x-costcone-name': encodeURIComponent(name) }),
    );
  }

  /** The files that a text names. @throws Error with words for the reader where they cannot be had */
  readonly files = async (text: string): Promise<readonly LentFile[]> => {
    const response = await this.#ask('POST', 'files', text);
    if (!response.ok) throw new Error((await response.text()).trim());
    const files = (await response.json()) as readonly WrittenFile[];
    return files.map((file) =>
      'base64' in file
        ? { path: file.path, bytes: Uint8Array.from(atob(file.base64), (sign) => sign.charCodeAt(0)) }
        : file,
    );
  };

  /** Tells of changes on the disk for as long as the server is there; then it throws `Disconnected`. */
  async follow(onChange: (what: { scenario: boolean; files: boolean }) => void): Promise<never> {
    const response = await this.#ask('GET', 'changes');
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (;;) {
      const { done, value } = await reader.read().catch(() => ({ done: true, value: '' }));
      if (done) throw new Disconnected(ended);
      const lines = `${rest}${value}`.split('\n');
      rest = lines.pop()!;
      for (const line of lines) if (line !== '') onChange(JSON.parse(line));
    }
  }

  async #written(response: Response): Promise<Written> {
    if (response.ok) return { kind: 'written', ...about(response) };
    const message = (await response.text()).trim();
    return message === '' ? { kind: 'changed' } : { kind: 'refused', message };
  }

  async #ask(
    method: string,
    path: string,
    body?: string,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const response = await fetch(path, {
      method,
      headers: { ...headers, 'x-costcone-token': this.#token },
      ...(body === undefined ? {} : { body }),
    }).catch(() => {
      throw new Disconnected(ended);
    });
    if (response.status === 401) throw new Disconnected(stale);
    return response;
  }
}

const ended =
  '`costcone edit` is no longer running. Start it again, and open the link that it prints; copy unsaved text first.';
const stale =
  'This link is not valid any more: `costcone edit` makes a new one each time it starts. Open the link that it printed last.';

function about({ headers }: Response): { readonly hash: string; readonly name: string } {
  return {
    hash: headers.get('x-costcone-hash') ?? '',
    name: decodeURIComponent(headers.get('x-costcone-name') ?? ''),
  };
}
