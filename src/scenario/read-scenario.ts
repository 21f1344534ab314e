import { host } from '#host';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { type Problem, ScenarioError } from '../errors.ts';
import { checkDraft } from './check-scenario.ts';
import { mergeDrafts } from './draft.ts';
import { readChain } from './extends.ts';
import { overrideDraft } from './overrides.ts';
import type { Scenario } from './scenario.ts';
import { largestScenario, readSourceFile, type SourceFile, sourceFile } from './source-file.ts';
import type { UnreadPublished } from './unread-published.ts';

export interface ReadOptions {
  /** Changes from the command line, as in `electricity_price=0.05 to 0.2 USD/kWh` or `year=2024`. */
  readonly set?: readonly string[];
  /** Where given, a published value that can be held against nothing is added here instead of refusing the file. */
  readonly unread?: UnreadPublished[];
}

/**
 * Reads a scenario file, everything it extends and the CSV columns it names, and checks every word of them.
 *
 * @throws ScenarioError with every problem at once
 */
export function readScenario(file: string, options: ReadOptions = {}): Scenario {
  return readFrom(readSourceFile(file, file, largestScenario), options);
}

/**
 * Reads a scenario that comes from no file; relative paths in it start from `folder`, the working directory unless
 * said.
 *
 * @throws ScenarioError with every problem at once
 */
export function readScenarioText(
  text: string | Uint8Array,
  options: ReadOptions & { readonly name?: string; readonly folder?: string } = {},
): Scenario {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return readFrom(
    sourceFile(bytes, options.name ?? '<stdin>', host.files.resolve(options.folder ?? '.'), largestScenario),
    options,
  );
}

function readFrom(file: SourceFile, { set = [], unread }: ReadOptions): Scenario {
  const problems: Problem[] = [];
  const reading = { problems, files: [] as SourceFile[], remarks: [] as Problem[] };
  const chain = readChain(file, problems);
  if (chain === null) throw new ScenarioError(inOrder(problems, [file]));
  const draft =
    set.length === 0
      ? chain.draft
      : {
          ...mergeDrafts(chain.draft, overrideDraft(set, chain.draft, host.files.resolve('.'), problems)),
          file,
        };
  const name = host.files.baseName(file.name);
  const checked = checkDraft(draft, name.replace(/\.ya?ml$/i, ''), reading, unread);
  if (problems.length > 0) throw new ScenarioError(inOrder(problems, chain.files));
  return { file: name, text: file.text, sha256: digestOf([...chain.files, ...reading.files]), ...checked };
}

/** In the order of the files, and from top to bottom; the same thing is said once. */
function inOrder(problems: readonly Problem[], files: readonly SourceFile[]): Problem[] {
  const rank = ({ place }: Problem) => {
    const index = files.findIndex(({ name }) => name === place.file);
    return index < 0 ? files.length : index;
  };
  const sorted = [...problems].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      (a.place.line ?? 0) - (b.place.line ?? 0) ||
      (a.place.column ?? 0) - (b.place.column ?? 0),
  );
  const seen = new Set<string>();
  return sorted.filter((problem) => {
    const key = JSON.stringify(problem);
    return !seen.has(key) && seen.add(key);
  });
}

/** SHA-256 of the file; where there are several, of the list of their digests, a line each. */
function digestOf(files: readonly SourceFile[]): string {
  const digests = files.map(({ bytes }) => bytesToHex(sha256(bytes)));
  if (digests.length === 1) return digests[0]!;
  return bytesToHex(sha256(utf8ToBytes(digests.map((digest) => `${digest}\n`).join(''))));
}
