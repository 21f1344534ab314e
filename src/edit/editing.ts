import type { IncomingMessage, ServerResponse } from 'node:http';
import { ScenarioError } from '../errors.ts';
import { FileError } from '../host/host.ts';
import { bodyOf, TooLarge } from './body.ts';
import { type Guard, headers } from './guard.ts';
import type { WrittenFile } from './lent-file.ts';
import { filesNamed } from './named-files.ts';
import { isScenarioName, OneFile, type Saved } from './one-file.ts';
import { pageFiles } from './page-files.ts';
import { WatchedFiles } from './watched-files.ts';

export interface EditOptions {
  /** The scenario; null for a new one, which is named when it is first saved. */
  readonly path: string | null;
  /** What a new one begins with. */
  readonly starter: string;
  readonly allowRead: readonly string[];
  /** Told of each time that the file was written. */
  readonly onSave: (path: string) => void;
}

type Act = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** Largest text that may be sent: a scenario. */
const largestBody = 1 << 20;

/** What is served of one scenario, and to whom. */
export class Editing {
  readonly #options: EditOptions;
  readonly #guard: Guard;
  readonly #file: OneFile;
  readonly #page = pageFiles();
  readonly #watched: WatchedFiles;
  /** Pages that wait to be told of changes. */
  readonly #listeners = new Set<ServerResponse>();
  /** Files that the scenario names. */
  #named: readonly string[] = [];

  /** What may be asked for with the token, by method and path. */
  readonly #acts: Readonly<Record<string, Act>> = {
    'GET /scenario': (_, response) => this.#give(response),
    'PUT /scenario': (request, response) => this.#save(request, response),
    'POST /scenario': (request, response) => this.#create(request, response),
    'POST /files': (request, response) => this.#lend(request, response),
    'GET /changes': (request, response) => this.#listen(request, response),
  };

  constructor(options: EditOptions, guard: Guard) {
    this.#options = options;
    this.#guard = guard;
    this.#file = new OneFile(options.path, options.starter);
    this.#watched = new WatchedFiles((paths) => this.#changed(paths));
    this.#follow();
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '' } = request;
    const file = this.#page.get(url);
    const act = this.#acts[`${method} ${url}`];
    const refused = this.#refusal(request, file !== undefined, act !== undefined);
    if (refused !== null) refuse(response, ...refused);
    else if (act === undefined)
      response.writeHead(200, { ...headers, 'content-type': file!.type }).end(file!.bytes);
    else
      try {
        await act(request, response);
      } catch (error) {
        // A page that was closed while it was sending waits for no answer.
        if (!isGone(error)) refuse(response, ...refusalOf(error));
      }
  }

  /** Why a request is not answered; null for one that is. */
  #refusal(
    { method = '', url = '', headers }: IncomingMessage,
    isFile: boolean,
    isAct: boolean,
  ): Refusal | null {
    if (!this.#guard.isAddressed(headers)) return [403, 'this server answers its own page only'];
    const isKnown = isFile || Object.keys(this.#acts).some((known) => known.endsWith(` ${url}`));
    if (!isKnown) return [404, 'there is nothing here'];
    if (isFile && method === 'GET') return null;
    if (!isAct) return [405, 'this cannot be done here'];
    return this.#guard.hasToken(headers) ? null : [401, 'the token of this link is not valid'];
  }

  end(): void {
    this.#watched.end();
    for (const listener of this.#listeners) listener.end();
  }

  #give(response: ServerResponse): void {
    const { bytes, hash } = this.#file.read();
    response
      .writeHead(200, { ...headers, 'content-type': 'text/plain; charset=utf-8', ...this.#aboutFile(hash) })
      .end(bytes);
  }

  #aboutFile(hash: string): Record<string, string> {
    return {
      'x-costcone-hash': hash,
      'x-costcone-name': encodeURIComponent(this.#file.name),
      'x-costcone-folder': encodeURIComponent(this.#file.folder.replaceAll('\\', '/')),
      'x-costcone-is-new': String(this.#file.path === null),
    };
  }

  async #save(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const bytes = await bodyOf(request, largestBody);
    this.#answerSaved(response, this.#file.save(bytes, String(request.headers['x-costcone-hash'])));
  }

  async #create(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const name = decodeURIComponent(String(request.headers['x-costcone-name']));
    const bytes = await bodyOf(request, largestBody);
    if (isScenarioName(name)) this.#answerSaved(response, this.#file.create(bytes, name));
    else refuse(response, 400, 'a short name of letters and digits that ends in .yaml is needed');
  }

  #answerSaved(response: ServerResponse, saved: Saved): void {
    if (saved.kind === 'taken') refuse(response, 409, 'there is a file of that name already');
    else if (saved.kind === 'no name') refuse(response, 409, 'the file has no name yet');
    else if (saved.kind === 'changed') {
      const about = saved.hash === null ? {} : this.#aboutFile(saved.hash);
      response.writeHead(409, { ...headers, ...about }).end();
    } else {
      this.#follow();
      this.#watched.take(this.#file.path!);
      this.#options.onSave(this.#file.path!);
      response.writeHead(200, { ...headers, ...this.#aboutFile(saved.hash) }).end();
    }
  }

  async #lend(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { name, folder } = this.#file;
    const { allowRead } = this.#options;
    const { files, paths } = filesNamed(await bodyOf(request, largestBody), { name, folder, allowRead });
    this.#named = paths;
    this.#follow();
    const written = files.map(
      (file): WrittenFile =>
        'bytes' in file ? { path: file.path, base64: Buffer.from(file.bytes).toString('base64') } : file,
    );
    response.writeHead(200, { ...headers, 'content-type': 'application/json' }).end(JSON.stringify(written));
  }

  /** A line of JSON for every change, as long as the page is there. */
  #listen(_: IncomingMessage, response: ServerResponse): void {
    response.writeHead(200, { ...headers, 'content-type': 'application/x-ndjson' });
    response.write('\n');
    this.#listeners.add(response);
    response.on('close', () => this.#listeners.delete(response));
  }

  #follow(): void {
    const { path } = this.#file;
    this.#watched.follow([...(path === null ? [] : [path]), ...this.#named]);
  }

  #changed(paths: readonly string[]): void {
    const isScenario = paths.some((path) => path === this.#file.path);
    const isNamed = paths.some((path) => path !== this.#file.path);
    const line = `${JSON.stringify({ scenario: isScenario, files: isNamed })}\n`;
    for (const listener of this.#listeners) listener.write(line);
  }
}

/** Whether a request ended before all of it had come. */
const isGone = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ECONNRESET';

type Refusal = readonly [status: number, message: string];

/** What a request that failed is told; anything but what a user can cause is a mistake of ours. */
function refusalOf(error: unknown): Refusal {
  if (error instanceof TooLarge) return [413, error.message];
  if (error instanceof ScenarioError) return [404, error.message];
  if (error instanceof FileError) return [507, `the file cannot be written: ${error.message}`];
  if (error instanceof URIError) return [400, 'the name is not written as it should be'];
  throw error;
}

function refuse(response: ServerResponse, status: number, message: string): void {
  response
    .writeHead(status, { ...headers, 'content-type': 'text/plain; charset=utf-8', connection: 'close' })
    .end(`${message}\n`);
}
