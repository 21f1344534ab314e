import { host } from '#host';
import { type Place, type Problem, ScenarioError } from '../errors.ts';
import { FileError, type FileRefusal } from '../host/host.ts';
import { closedFile, type FileAccess, noFile } from './file-access.ts';

/** A text file that a user wrote. */
export interface SourceFile {
  /** As the user named it; problems begin with it. */
  readonly name: string;
  /** Absolute folder that relative paths inside the file start from. */
  readonly folder: string;
  /** Which files it may name in its turn. */
  readonly access: FileAccess;
  readonly bytes: Uint8Array;
  readonly text: string;
}

/** Largest scenario, and largest CSV, in bytes. */
export const largestScenario = 1 << 20;
export const largestCsv = 1 << 28;

/**
 * Largest file of a language model, in bytes. Those name every module or tensor: quantization by module comes to 3.1 MB
 * (MiniMax-M3), the index of a thousand experts' tensors to some tens of MB.
 */
export const largestConfig = 1 << 26;

/** Reads a file. @throws ScenarioError where it is missing, no regular file, too large or not UTF-8 text. */
export function readSourceFile(
  path: string,
  name: string,
  largest: number,
  access: FileAccess = noFile,
): SourceFile {
  const { files } = host;
  const folder = files.folderOf(files.resolve(path));
  return sourceFile(readBytes(path, name, largest), name, folder, largest, access);
}

/** How a file is named in another one. */
export interface NamedFile {
  /** As it is written there. */
  readonly written: string;
  readonly path: string;
  /** As problems name it. */
  readonly name: string;
  readonly largest: number;
}

/**
 * Reads a file that another one names, if that may name it. What it names in its turn is held to the same.
 *
 * @throws ScenarioError as `readSourceFile` does; one that only names the path where it may not be read
 */
export function readNamedFile(
  { access }: SourceFile,
  { written, path, name, largest }: NamedFile,
): SourceFile {
  const { files } = host;
  // The file is opened where its links led when it was checked, so that changing them in between has no effect.
  const open = access.open(files.resolve(path));
  if (open === null) throw closedFile(name, written);
  const folder = files.folderOf(files.resolve(path));
  return sourceFile(readBytes(open, name, largest), name, folder, largest, access);
}

/** A source file from bytes that are already there. @throws ScenarioError where they are not UTF-8 text. */
export function sourceFile(
  bytes: Uint8Array,
  name: string,
  folder: string,
  largest: number,
  access: FileAccess = noFile,
): SourceFile {
  if (bytes.length > largest) throw contentError(name, tooLarge(largest));
  return { name, folder, access, bytes, text: decodeText(bytes, name) };
}

/** The line and column of an offset in a text, counted from 1. */
export function placeIn(file: SourceFile, offset: number): Place {
  const starts = lineStarts(file);
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return { file: file.name, line: low + 1, column: offset - starts[low]! + 1 };
}

const startsOf = new WeakMap<SourceFile, readonly number[]>();

/** Offsets at which lines begin; found once a file, as a file can have many problems. */
function lineStarts(file: SourceFile): readonly number[] {
  const known = startsOf.get(file);
  if (known !== undefined) return known;
  const starts = [0];
  for (let at = file.text.indexOf('\n'); at >= 0; at = file.text.indexOf('\n', at + 1)) starts.push(at + 1);
  startsOf.set(file, starts);
  return starts;
}

/** Reads a file's bytes. @throws ScenarioError where it is missing, no regular file or too large. */
export function readBytes(path: string, name: string, largest: number): Uint8Array {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (const piece of streamBytes(path, name)) {
    length += piece.length;
    if (length > largest) throw contentError(name, tooLarge(largest));
    pieces.push(piece);
  }
  return joined(pieces, length);
}

/** A file's bytes, piece by piece. @throws ScenarioError where it is missing or no regular file. */
export function* streamBytes(path: string, name: string): Generator<Uint8Array, undefined> {
  try {
    yield* host.files.stream(path);
  } catch (error) {
    throw readingError(error, name);
  }
}

/** How many bytes a file has. @throws ScenarioError where it is missing or no regular file. */
export function fileLength(path: string, name: string): number {
  return readingOf(name, () => host.files.length(path));
}

/** The bytes of a file from `start` to before `end`. @throws ScenarioError where it is missing or no regular file. */
export function fileSlice(path: string, name: string, start: number, end: number): Uint8Array {
  return readingOf(name, () => host.files.slice(path, start, end));
}

function readingOf<Value>(name: string, act: () => Value): Value {
  try {
    return act();
  } catch (error) {
    throw readingError(error, name);
  }
}

function readingError(error: unknown, name: string): unknown {
  if (!(error instanceof FileError)) return error;
  return error.refusal.startsWith('a ')
    ? fileError(name, 'must be a file', error.refusal, hints[error.refusal])
    : fileError(
        name,
        refusals[error.refusal] ?? `file cannot be read (${error.code})`,
        undefined,
        hints[error.refusal],
      );
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

function tooLarge(largest: number): string {
  return `file is larger than ${largest >> 20} MiB`;
}

const hints: Readonly<Partial<Record<FileRefusal, string>>> = {
  'a pipe': 'only a scenario, a log or a saved result may come from standard input, as `-`',
  'in a page': '`costcone edit` on your own machine reads it',
};

const refusals: Readonly<Partial<Record<FileRefusal, string>>> = {
  'not found': 'file not found',
  'not allowed': 'file may not be read',
  'no such name': 'no file can have this name',
  'in a page': 'a web page cannot read files',
};

function decodeText(bytes: Uint8Array, name: string): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    throw contentError(name, 'must be UTF-8 text', 'UTF-16', 'save it as UTF-8');
  const nul = bytes.indexOf(0);
  if (nul >= 0) throw contentError(name, 'must be UTF-8 text', `a binary file, byte ${nul} is 0`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ScenarioError([invalidUtf8(bytes, name)]);
  }
}

/** The place of the first byte that is not UTF-8: where decoding and encoding again first differ. */
function invalidUtf8(bytes: Uint8Array, name: string): Problem {
  const again = new TextEncoder().encode(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  // A replacement character begins with the byte 0xef, so a file cut off after one first differs past its end.
  const wrong = Math.min(
    again.findIndex((byte, index) => byte !== bytes[index]),
    bytes.length - 1,
  );
  const good = new TextDecoder('utf-8').decode(bytes.subarray(0, wrong));
  const place = placeIn({ name, folder: '', access: noFile, bytes, text: good }, good.length);
  return { place, path: '', rule: 'must be UTF-8 text', found: `byte 0x${bytes[wrong]?.toString(16)}` };
}

/** The file cannot be had at all, so that there is no line to name. */
function fileError(name: string, rule: string, found?: string, hint?: string): ScenarioError {
  return new ScenarioError([
    {
      place: { file: name },
      path: '',
      rule,
      ...(found === undefined ? {} : { found }),
      ...(hint === undefined ? {} : { hint }),
    },
  ]);
}

/** The file is there, but its content is wrong as a whole. */
function contentError(name: string, rule: string, found?: string, hint?: string): ScenarioError {
  return new ScenarioError([
    {
      place: { file: name, line: 1, column: 1 },
      path: '',
      rule,
      ...(found === undefined ? {} : { found }),
      ...(hint === undefined ? {} : { hint }),
    },
  ]);
}
