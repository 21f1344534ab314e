import { existsSync } from 'node:fs';
import { ScenarioError, UsageError } from '../errors.ts';
import { readsOnce, readBytes } from './inputs.ts';

/** A JSON object that a command wrote. */
export interface Saved {
  readonly format?: unknown;
}

/**
 * The JSON object of a saved result (`-` is standard input).
 *
 * @throws UsageError where the file cannot be read or holds something else
 */
export function readSaved(file: string): Saved {
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
  const value = parsed(bytes);
  if (Array.isArray(value))
    throw new UsageError(
      `${file} holds ${value.length} results: it should be one JSON object; run the scenarios one by one, or take one out, as in \`jq '.[0]'\``,
    );
  if (value !== null && typeof value === 'object') return value;
  throw new UsageError(
    `${file} is no saved result: it should be one JSON object as a command writes it with --out or --json`,
  );
}

/** Whether a file is written as JSON rather than YAML: what a command saved, or something that was meant to be that. */
export function looksSaved(file: string): boolean {
  if (!readsOnce(file) && !existsSync(file)) return file.endsWith('.json');
  try {
    const value = parsed(readBytes(file));
    const one: unknown = Array.isArray(value) ? value[0] : value;
    return one !== null && typeof one === 'object' && /^costcone-/.test(String((one as Saved).format));
  } catch {
    return false;
  }
}

/** Undefined where it is no JSON. */
function parsed(bytes: Uint8Array): unknown {
  const text = new TextDecoder().decode(bytes);
  // JSON that is worth reading begins so; a large YAML file need not be tried.
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
