import { host } from '#host';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { type Problem, ScenarioError } from '../errors.ts';
import { type CheckedDraft, checkDraft } from './check-scenario.ts';
import { type Draft, mergeDrafts } from './draft.ts';
import { carriedEvidence } from './evidence/carried.ts';
import { tiedOtherwise } from './evidence/tied-otherwise.ts';
import { withoutObserved, writerOf } from './evidence/inherited.ts';
import { type Chain, readChain } from './extends.ts';
import { applyLever } from './levers/apply-lever.ts';
import type { InputsAsRead } from './inputs.ts';
import { leavesIdle } from './levers/idle-commitments.ts';
import type { Lever } from './levers/lever.ts';
import { type FileAccess, fileAccess } from './file-access.ts';
import { findLevers } from './levers/lever-files.ts';
import { leverReach } from './levers/lever-reach.ts';
import { pullOnServices } from './levers/services/pull-on-services.ts';
import { overrideDraft } from './overrides.ts';
import type { Reading } from './reading.ts';
import type { PulledLever, Scenario } from './scenario.ts';
import { largestScenario, readSourceFile, type SourceFile, sourceFile } from './source-file.ts';
import type { UnreadPublished } from './unread-published.ts';

export interface ReadOptions {
  /** Changes from the command line, as in `electricity_price=0.05 to 0.2 USD/kWh` or `year=2024`. */
  readonly set?: readonly string[];
  /** Levers to pull, after `set`: names of those that come with costcone, paths of others, or levers that were read. */
  readonly levers?: readonly (string | Lever)[];
  /** Where given, a published value that can be held against nothing is added here instead of refusing the file. */
  readonly unread?: UnreadPublished[];
  /**
   * Folders and files that the scenario may name besides those below its own folder, the working directory and the
   * scenarios that come with costcone.
   */
  readonly allowRead?: readonly string[];
  /** Takes the place of what the rules let the scenario read: told of every file that is named, for those who follow or lend them. */
  readonly access?: (ruled: FileAccess) => FileAccess;
}

/**
 * Reads a scenario file, everything it extends and the CSV columns it names, and checks every word of them.
 *
 * @throws ScenarioError with every problem at once
 */
export function readScenario(file: string, options: ReadOptions = {}): Scenario {
  return readFrom(openScenario(file, options), options);
}

/** The text of a scenario file, with the files that it may name. @throws ScenarioError where it cannot be had */
export function openScenario(
  file: string,
  { allowRead, access = asRuled }: Pick<ReadOptions, 'allowRead' | 'access'>,
): SourceFile {
  const { files } = host;
  const ruled = fileAccess(files.folderOf(files.resolve(file)), allowRead);
  return readSourceFile(file, file, largestScenario, access(ruled));
}

const asRuled = (ruled: FileAccess) => ruled;

/**
 * Reads a scenario that comes from no file; relative paths in it start from `folder`, the working directory unless
 * said.
 *
 * @throws ScenarioError with every problem at once
 */
export function readScenarioText(text: string | Uint8Array, options: TextOptions = {}): Scenario {
  return readFrom(openText(text, options), options);
}

export interface TextOptions extends ReadOptions {
  /** What messages call it; `<stdin>` unless stated otherwise. */
  readonly name?: string;
  readonly folder?: string;
}

/** A scenario's text as a file that was opened. @throws ScenarioError where it is no text */
export function openText(
  text: string | Uint8Array,
  { name = '<stdin>', folder: start = '.', allowRead, access = asRuled }: TextOptions,
): SourceFile {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const folder = host.files.resolve(start);
  return sourceFile(bytes, name, folder, largestScenario, access(fileAccess(folder, allowRead)));
}

/** Reads a scenario from a file that was opened; `keep` is told how its inputs were read. @throws ScenarioError */
export function readFrom(
  file: SourceFile,
  { set = [], levers = [], unread, allowRead }: ReadOptions,
  keep?: (how: InputsAsRead) => void,
): Scenario {
  const problems: Problem[] = [];
  const reading: Reading = { problems, files: [], remarks: [] };
  const chain = readChain(file, problems);
  if (chain === null) throw new ScenarioError(inOrder(problems, [file]));
  const writer = writerOf(chain);
  const written = writer === null ? chain.draft : withoutObserved(chain.draft);
  const draft =
    set.length === 0
      ? written
      : {
          ...mergeDrafts(written, overrideDraft(set, written, host.files.resolve('.'), problems)),
          file,
        };
  const title = titleOfFile(file);
  const checked = checkDraft(draft, title, reading, unread, keep);
  const observing = writer === null ? null : readWriter(writer, reading);
  if (problems.length > 0) throw new ScenarioError(inOrder(problems, chain.files));
  const read = { ...ofFile(chain), sha256: digestOfAll([...chain.files, ...reading.files]) };
  const evidence = observing === null ? checked.evidence : carriedEvidence(observing);
  const scenario = {
    ...read,
    ...checked,
    cautions: [
      ...checked.cautions,
      ...(observing === null ? [] : tiedOtherwise(checked.correlations, observing)),
    ],
    remarks: [...checked.remarks, ...observedRemarks(observing)],
    evidence,
  };
  if (levers.length === 0) return scenario;
  const pulled = levers.map((lever) =>
    typeof lever === 'string' ? findLevers([lever], allowRead)[0]! : lever,
  );
  const changed = pullLevers({ draft: withoutObserved(draft), checked, reading }, pulled, title, chain.files);
  const files = [...chain.files, ...pulled.map((lever) => lever.file), ...changed.reading.files];
  return {
    ...read,
    ...changed.checked,
    evidence: carriedEvidence(scenario),
    file: [read.file, ...pulled.map((lever) => lever.name)].join(' + '),
    title: changed.levers.map(titleOf).join(' + '),
    sha256: digestOfAll(files),
    levers: changed.levers,
  };
}

/** What the file itself decides of a scenario. */
function ofFile({ files }: Chain): Pick<Scenario, 'file' | 'text' | 'bases' | 'levers'> {
  const [{ name, text }] = files as [SourceFile];
  return { file: host.files.baseName(name), text, bases: files.map(digestOf), levers: [] };
}

const titleOfFile = ({ name }: SourceFile) => host.files.baseName(name).replace(/\.ya?ml$/i, '');

/** The scenario that wrote what was observed, as it is without what extends it. */
function readWriter(writer: Chain, { problems, files }: Reading): Scenario {
  const reading: Reading = { problems, files: [], remarks: [] };
  // What was published of it is not looked at, and may be held against nothing.
  const checked = checkDraft(writer.draft, titleOfFile(writer.files[0]!), reading, []);
  const known = new Set(files.map(({ name }) => name));
  files.push(...reading.files.filter(({ name }) => !known.has(name)));
  return { ...ofFile(writer), sha256: digestOfAll([...writer.files, ...reading.files]), ...checked };
}

/** Remarks about observations, which whoever extends a scenario reads too. */
const observedRemarks = (observing: Scenario | null) =>
  (observing?.remarks ?? []).filter(({ path }) => path.startsWith('observed'));

interface Read {
  readonly draft: Draft;
  readonly checked: CheckedDraft;
  readonly reading: Reading;
}

interface Pulled extends Read {
  readonly levers: readonly PulledLever[];
}

/** Applies levers one after the other, each to what the ones before it made. @throws ScenarioError where one does not apply */
function pullLevers(
  read: Read,
  levers: readonly Lever[],
  title: string,
  files: readonly SourceFile[],
): Pulled {
  return levers.reduce(
    ({ draft, checked, levers: before }: Pulled, lever): Pulled => {
      const reading: Reading = { problems: [], files: [], remarks: [] };
      const changed = pull(draft, lever, checked, reading);
      const next = changed === null ? checked : changed.continued(checkDraft(changed.draft, title, reading));
      if (reading.problems.length > 0)
        throw new ScenarioError(inOrder(reading.problems, [...files, lever.file]));
      const { name, title: words, explanation } = lever;
      const reached = changed!.services === null ? {} : { services: changed!.services };
      const reach = draft.services.size > 0 ? {} : { reach: leverReach(lever, draft) };
      const pulled = { lever: name, title: words, explanation, ...reached, ...reach };
      return { draft: changed!.draft, checked: next, reading, levers: [...before, pulled] };
    },
    { ...read, levers: [] },
  );
}

function pull(draft: Draft, lever: Lever, checked: CheckedDraft, reading: Reading) {
  if (leavesIdle(draft, lever, reading)) return null;
  if (draft.services.size > 0) return pullOnServices(draft, lever, checked, reading);
  const changed = applyLever(draft, lever, checked, reading);
  const continued = (checked: CheckedDraft) => checked;
  return changed === null ? null : { draft: changed, services: null, continued };
}

/** What a lever is called, with the services that it reached where these are not all. */
function titleOf({ title, services }: PulledLever): string {
  return services === undefined ? title : `${title} (${services.join(', ')})`;
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
function digestOfAll(files: readonly SourceFile[]): string {
  const digests = files.map(digestOf);
  if (digests.length === 1) return digests[0]!;
  return bytesToHex(sha256(utf8ToBytes(digests.map((digest) => `${digest}\n`).join(''))));
}

const digestOf = ({ bytes }: SourceFile): string => bytesToHex(sha256(bytes));
