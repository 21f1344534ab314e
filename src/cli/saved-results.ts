import { existsSync } from 'node:fs';
import { isTooDeep } from '../analyses/saved/json-place.ts';
import { JsonTextError, parseJsonText } from '../catalog/config/json-text.ts';
import { ScenarioError, UsageError } from '../errors.ts';
import { readsOnce, readBytes } from './inputs.ts';

/** A JSON object that a command wrote. */
export interface Saved {
  readonly format?: unknown;
}

/** A JSON object with the text that it was read from. */
export interface SavedText {
  readonly saved: Saved;
  readonly json: string;
}

/** Largest saved result that is read, in bytes: a comparison of a hundred scenarios has some tens of MB. */
const largestSaved = 1 << 28;

/**
 * The JSON object of a saved result (`-` is standard input).
 *
 * @throws UsageError where the file cannot be read or holds something else
 */
export function readSaved(file: string): SavedText {
  let bytes: Uint8Array;
  try {
    bytes = readBytes(file);
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    const { rule, found } = error.problems[0]!;
    const why = found === undefined ? rule : `${rule} (${found})`;
    throw new UsageError(
      `cannot read ${file}: ${why}; name a JSON file that a command wrote with --out or --json`,
    );
  }
  if (bytes.length > largestSaved)
    throw new UsageError(`${file} is larger than ${largestSaved >> 20} MiB: it is no saved result`);
  const json = new TextDecoder().decode(bytes);
  const value = parsed(json);
  if (Array.isArray(value))
    throw new UsageError(
      `${file} holds ${value.length} results: it should be one JSON object; run the scenarios one by one, or take one out, as in \`jq '.[0]'\``,
    );
  if (value !== null && typeof value === 'object') return { saved: value, json };
  throw new UsageError(
    `${file} is no saved result: it should be one JSON object as a command writes it with --out or --json${mistakeIn(json)}`,
  );
}

/** Where a text that begins as JSON stops being it; empty for any other. */
function mistakeIn(json: string): string {
  if (!beginsAsJson.test(json)) return '';
  try {
    parseJsonText(json);
  } catch (error) {
    if (!(error instanceof JsonTextError)) throw error;
    return ` (line ${error.line}, column ${error.column}: ${error.expected} expected)`;
  }
  return '';
}

/** What a file calls its format, where that is a word; no other content of it is told. */
export function formatWord({ format }: Saved): string {
  if (typeof format === 'string') return /^[\w./-]{1,40}$/.test(format) ? `"${format}"` : 'another text';
  return format === undefined ? 'nothing' : 'no text';
}

/** Whether a file is written as JSON rather than YAML: what a command saved, or something that was meant to be that. */
export function looksSaved(file: string): boolean {
  if (!readsOnce(file) && !existsSync(file)) return file.endsWith('.json');
  try {
    const value = parsed(new TextDecoder().decode(readBytes(file)));
    const one: unknown = Array.isArray(value) ? value[0] : value;
    return one !== null && typeof one === 'object' && isOurs((one as Saved).format);
  } catch {
    return false;
  }
}

/** Whether a word names a format of ours. */
export const isOurs = (format: unknown): format is string =>
  typeof format === 'string' && format.startsWith('costcone-');

/** JSON that is worth reading begins so; a large YAML file need not be tried. */
const beginsAsJson = /^\s*[[{]/;

/** Undefined where it is no JSON, or nested deeper than any reader goes. */
function parsed(text: string): unknown {
  if (!beginsAsJson.test(text) || isTooDeep(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
