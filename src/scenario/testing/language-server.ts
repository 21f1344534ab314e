import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
}

/** The language server that editors check and complete YAML files with, as its own process. */
export class LanguageServer {
  readonly #process: ChildProcess;
  readonly #answers = new Map<number, (result: unknown) => void>();
  readonly #listeners: ((message: Message) => void)[] = [];
  #received = Buffer.alloc(0);
  #last = 0;

  constructor() {
    const main = createRequire(import.meta.url).resolve('yaml-language-server');
    const program = join(dirname(main), '../../../bin/yaml-language-server');
    this.#process = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
    this.#process.stdout!.on('data', (bytes: Buffer) => this.#receive(bytes));
  }

  async start(): Promise<void> {
    await this.ask('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
    this.tell('initialized', {});
  }

  ask(method: string, params: unknown): Promise<unknown> {
    const id = ++this.#last;
    this.#send({ id, method, params });
    return new Promise((resolve) => this.#answers.set(id, resolve));
  }

  tell(method: string, params: unknown): void {
    this.#send({ method, params });
  }

  /** What the server says of a document by a method, when it says it next. */
  said(method: string, uri: string): Promise<unknown> {
    return new Promise((resolve) => {
      this.#listeners.push(({ method: found, params }) => {
        if (found === method && (params as { readonly uri?: string }).uri === uri) resolve(params);
      });
    });
  }

  close(): void {
    this.#process.kill();
  }

  #send(message: object): void {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#process.stdin!.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  #receive(bytes: Buffer): void {
    this.#received = Buffer.concat([this.#received, bytes]);
    for (;;) {
      const end = this.#received.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/Content-Length: (\d+)/.exec(this.#received.toString('latin1', 0, end))![1]);
      if (this.#received.length < end + 4 + length) return;
      const message = JSON.parse(this.#received.toString('utf8', end + 4, end + 4 + length)) as Message;
      this.#received = this.#received.subarray(end + 4 + length);
      if (message.id !== undefined && message.method === undefined)
        this.#answers.get(message.id)?.(message.result);
      // What the server asks of an editor, such as its settings: there are none.
      else if (message.id !== undefined)
        this.#send({ id: message.id, result: [null, null, null, null, null] });
      else for (const listener of this.#listeners) listener(message);
    }
  }
}
