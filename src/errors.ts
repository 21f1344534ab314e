/** Where a problem stands: a file, and for text files a line and column counted from 1. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** One thing wrong with a scenario (or another file a user wrote). */
export interface Problem {
  readonly place: Place;
  /** Where in the file's own structure, as in `inputs.electricity_price`; empty for the file as a whole. */
  readonly path: string;
  /** The rule that was broken, in plain words. */
  readonly rule: string;
  /** What stood there instead, quoted for a terminal. */
  readonly found?: string;
  /** What to write instead. */
  readonly hint?: string;
}

/** `file:line:column  path: rule (found), hint`, with control characters made visible. */
export function formatProblem({ place, path, rule, found, hint }: Problem): string {
  const position = place.line === undefined ? '' : `:${place.line}:${place.column ?? 1}`;
  const where = path === '' ? '' : `${path}: `;
  const what = found === undefined ? '' : ` (${found})`;
  const help = hint === undefined ? '' : `, ${hint}`;
  return visible(`${place.file}${position}  ${where}${rule}${what}${help}`);
}

/** What a terminal obeys or does not show: controls, directions, what has no width, tags, halves of characters. */
const unseen =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]|\u034f|\u17b4|\u17b5|[\u{e0100}-\u{e01ef}]/gu;

/** Text that is safe to print on a terminal: what cannot be seen is written out, as `\u{1b}` unless stated otherwise. */
export function visible(
  text: string,
  written = (character: string) => `\\u{${character.codePointAt(0)!.toString(16)}}`,
): string {
  return text.replace(unseen, written);
}

/** A text that is not longer than said, its end left out where it is. */
function shortened(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest - 3)}...` : text;
}

/** A problem whose words fit on a few lines of a terminal, whatever stands in the file. */
function shortProblem({ place, path, rule, found, hint }: Problem): Problem {
  return {
    place,
    path: shortened(path, 200),
    rule: shortened(rule, 600),
    ...(found === undefined ? {} : { found: shortened(found, 300) }),
    ...(hint === undefined ? {} : { hint: shortened(hint, 600) }),
  };
}

/** How many problems are told of; the others are counted. Judgement: more than anybody mends before trying again. */
export const mostProblemsShown = 50;

/** Everything wrong with one or more files, at once: the first 50 problems, and how many more there are. The command exits with 3. */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError';
  /** The first problems, 50 at most, long words in them cut short. */
  readonly problems: readonly Problem[];
  /** How many problems there are besides those. */
  readonly more: number;

  /** `more`: problems that are not in the list. */
  constructor(problems: readonly Problem[], more = 0) {
    const shown = problems.slice(0, mostProblemsShown).map(shortProblem);
    const left = problems.length - shown.length + more;
    super([...shown.map(formatProblem), ...(left > 0 ? [moreProblems(left)] : [])].join('\n'));
    this.problems = shown;
    this.more = left;
  }
}

/** `and 1,200 more problems` */
export function moreProblems(count: number): string {
  return `and ${count.toLocaleString('en-US')} more problem${count === 1 ? '' : 's'}`;
}

/** The problems of several errors as one error. */
export function joinedError(errors: readonly ScenarioError[]): ScenarioError {
  const problems = errors.flatMap((error) => error.problems);
  return new ScenarioError(
    problems,
    errors.reduce((sum, { more }) => sum + more, 0),
  );
}

/** The longest message of an error that names no place. */
const longestMessage = 2000;

/** A problem in a text of the small language, before anyone knows which file the text came from. */
export class NotationError extends Error {
  override readonly name = 'NotationError';
  readonly rule: string;
  /** Offsets in the text, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly found: string | undefined;
  readonly hint: string | undefined;

  constructor(rule: string, at: { start: number; end: number }, found?: string, hint?: string) {
    super(rule);
    this.rule = rule;
    this.start = at.start;
    this.end = at.end;
    this.found = found;
    this.hint = hint;
  }
}

/** The command was called in a way that makes no sense. The command exits with 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';

  constructor(message: string, options?: ErrorOptions) {
    super(shortened(message, longestMessage), options);
  }
}

/** The run was stopped before two replicates were whole: there is no result. The command exits with 130. */
export class InterruptedError extends Error {
  override readonly name = 'InterruptedError';
}

/** What was observed leaves too few draws that agree with it. The command exits with 6. */
export class EvidenceError extends Error {
  override readonly name = 'EvidenceError';
  /** How many draws may be enough, where they are for somebody else to make. */
  readonly draws: number | null;

  constructor(message: string, draws: number | null = null) {
    super(shortened(message, longestMessage));
    this.draws = draws;
  }
}

/** The model gave numbers that are not finite, or a worker kept dying. The command exits with 4. */
export class ModelError extends Error {
  override readonly name = 'ModelError';

  constructor(message: string, options?: ErrorOptions) {
    super(shortened(message, longestMessage), options);
  }
}

/**
 * The candidate that was probably meant: equal but for capitals, or few typing mistakes away (one for every three
 * `letters`, at least one). Of those equally near, the one that begins most like the word.
 */
export function nearestName(
  word: string,
  candidates: Iterable<string>,
  letters = word.length,
): string | undefined {
  const lowered = word.toLowerCase();
  const allowed = Math.max(1, Math.floor(Math.min(letters, 30) / 3));
  let best: string | undefined;
  let bestDistance = allowed;
  let bestBeginning = -1;
  for (const candidate of candidates) {
    const other = candidate.toLowerCase();
    if (other === lowered) return candidate;
    if (Math.abs(candidate.length - word.length) > bestDistance) continue;
    const distance = typingDistance(lowered, other);
    if (distance > bestDistance || distance >= candidate.length) continue;
    const beginning = sharedBeginning(lowered, other);
    if (distance === bestDistance && beginning <= bestBeginning) continue;
    best = candidate;
    bestDistance = distance;
    bestBeginning = beginning;
  }
  return best;
}

/** How many letters two words begin with in common. */
export function sharedBeginning(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  let shared = 0;
  while (shared < shorter && a[shared] === b[shared]) shared++;
  return shared;
}

/**
 * Letters added, left out, changed, or swapped with their neighbour.
 *
 * Source: optimal string alignment distance, Damerau, Communications of the ACM 7(3), 1964.
 */
function typingDistance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = a[i - 1] === b[j - 1] ? 0 : 1;
      let distance = Math.min(row[j - 1]! + 1, previous[j]! + 1, previous[j - 1]! + changed);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        distance = Math.min(distance, before[j - 2]! + 1);
      }
      row.push(distance);
    }
    before = previous;
    previous = row;
  }
  return previous[b.length]!;
}

/** `did you mean "b"?`, or nothing when no candidate is near. */
export function didYouMean(word: string, candidates: Iterable<string>): string | undefined {
  const nearest = nearestName(word, candidates);
  return nearest === undefined ? undefined : `did you mean "${nearest}"?`;
}
