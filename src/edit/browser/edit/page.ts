/** The page of `costcone edit`: the scenario of one file, saved where it came from. */
import { mountPlayground, type Playground } from '../playground.ts';
import { showBoth } from './both-texts.ts';
import { Connection, Disconnected, type FileOnDisk, type Written } from './connection.ts';
import { QuestionBar } from './question-bar.ts';

const at = (id: string) => document.getElementById(id)!;
const bar = new QuestionBar(at('question'));

class EditedFile {
  readonly #connection: Connection;
  /** What was read or written last. */
  #disk: FileOnDisk;
  readonly #playground: Playground;

  constructor(connection: Connection, disk: FileOnDisk) {
    this.#connection = connection;
    this.#disk = disk;
    this.#playground = mountPlayground(at('playground'), {
      text: disk.text,
      name: disk.name,
      files: { folder: disk.folder, read: connection.files },
      save: () => void this.save(),
      onChange: () => this.#say(),
    });
    const button = at('save') as HTMLButtonElement;
    button.hidden = false;
    button.addEventListener('click', () => void this.save());
    addEventListener('beforeunload', (event) => {
      if (this.#isUnsaved) event.preventDefault();
    });
    this.#say();
    this.#playground.focus();
  }

  get #isUnsaved(): boolean {
    return this.#playground.text() !== this.#disk.text;
  }

  async save(): Promise<void> {
    if (this.#disk.isNew) return this.#askName();
    const text = this.#playground.text();
    await this.#attempt(async () => {
      const { hasMark, hash } = this.#disk;
      this.#wrote(await this.#connection.save(text, hasMark, hash), text);
    });
  }

  /** The file has changed outside: it is shown where nothing is unsaved, else the reader is asked. */
  async changedOutside(): Promise<void> {
    await this.#attempt(async () => {
      const disk = await this.#connection.read();
      if (disk.hash === this.#disk.hash) return;
      if (this.#isUnsaved) this.#askWhich(disk, false);
      else this.#take(disk);
    });
  }

  refresh(): void {
    this.#playground.refresh();
  }

  #askName(): void {
    const input = document.createElement('input');
    input.value = 'scenario.yaml';
    input.ariaLabel = 'Name of the file';
    const create = () =>
      void this.#attempt(async () => {
        const text = this.#playground.text();
        this.#wrote(await this.#connection.create(text, input.value.trim()), text);
      });
    input.addEventListener('keydown', ({ key }) => {
      if (key === 'Enter') create();
    });
    bar.ask('Save this scenario as', { Save: create, Cancel: () => bar.close() }, [input]);
    input.select();
  }

  #wrote(written: Written, text: string): void {
    if (written.kind === 'written') {
      const { hash, name } = written;
      const isRenamed = name !== this.#disk.name;
      this.#disk = { ...this.#disk, text, hash, name, isNew: false };
      bar.close();
      if (isRenamed) this.#playground.rename(name);
    } else if (written.kind === 'changed') void this.#conflict();
    else
      bar.ask(
        `Not saved: ${written.message}.`,
        this.#disk.isNew ? { 'Choose another name': () => this.#askName() } : { Close: () => bar.close() },
      );
    this.#say();
  }

  async #conflict(): Promise<void> {
    await this.#attempt(async () => {
      const disk = await this.#connection.read();
      // Saved here while this was under way: nobody else has written.
      if (disk.hash === this.#disk.hash) await this.save();
      else this.#askWhich(disk, true);
    });
  }

  #askWhich(disk: FileOnDisk, isSaving: boolean): void {
    bar.ask(`\`${this.#disk.name}\` has changed on disk, and you have changes that are not saved.`, {
      'Keep mine': () => {
        // What is on disk counts as read, so that saving writes over it.
        this.#disk = disk;
        bar.close();
        this.#say();
        if (isSaving) void this.save();
      },
      'Take theirs': () => this.#take(disk),
      'Show both': () => showBoth(this.#playground.text(), disk.text),
    });
  }

  #take(disk: FileOnDisk): void {
    this.#disk = disk;
    this.#playground.setText(disk.text);
    bar.close();
    this.#say();
  }

  #say(): void {
    const { name, isNew } = this.#disk;
    const isUnsaved = this.#isUnsaved;
    at('name').textContent = name;
    at('state').textContent = isNew ? 'Not saved yet' : isUnsaved ? 'Changes not saved' : 'Saved';
    document.title = `${isUnsaved ? '• ' : ''}${name} – costcone`;
  }

  async #attempt(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      tellFailure(error);
    }
  }
}

function tellFailure(error: unknown): void {
  if (error instanceof Disconnected) bar.ask(error.message);
  else bar.ask((error as Error).message, { Close: () => bar.close() });
}

async function start(): Promise<void> {
  const token = new URLSearchParams(location.hash.slice(1)).get('token') ?? '';
  const connection = new Connection(token);
  const file = new EditedFile(connection, await connection.read());
  await connection.follow(({ scenario, files }) => {
    if (scenario) void file.changedOutside();
    if (files) file.refresh();
  });
}

// Another link in the same tab is another token.
addEventListener('hashchange', () => location.reload());
void start().catch(tellFailure);
