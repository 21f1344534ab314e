import seedrandom from 'seedrandom';

/** What the random numbers are for: runs for different purposes never share any. */
export type Purpose = 'main' | 'sensitivity' | 'unseen';

/** Without characters that are easily taken for others. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A fresh seed for a user who gave none: eight letters and digits, short enough to type again. */
export function drawSeed(): string {
  // 31 letters: what is left of a byte above 8 x 31 would favour the first ones.
  const drawn: string[] = [];
  while (drawn.length < 8) {
    const [byte] = crypto.getRandomValues(new Uint8Array(1));
    if (byte! < 8 * letters.length) drawn.push(letters[byte! % letters.length]!);
  }
  return drawn.join('');
}

/**
 * Four words that key one stream in one replicate, none of them 0. They depend on nothing else, so adding an input
 * leaves the others' keys as they are. `attempt` counts up when a key must be drawn again.
 */
export function streamKey(
  seed: string,
  purpose: Purpose,
  name: string,
  replicate: number,
  attempt = 0,
): Uint32Array {
  const next = keySequence(seed, purpose, name, attempt);
  for (let before = 0; before < replicate; before++) next();
  const key = next();
  return key.includes(0) ? streamKey(seed, purpose, name, replicate, attempt + 1) : key;
}

/** The keys of a stream, replicate after replicate. */
function keySequence(seed: string, purpose: Purpose, name: string, attempt: number): () => Uint32Array {
  const generator = seedrandom(keyText([seed, purpose, name, attempt]));
  return () => Uint32Array.from({ length: 4 }, () => generator.int32());
}

/** JSON in ASCII only: seedrandom reads just the low byte of each character. */
function keyText(parts: readonly (string | number)[]): string {
  return JSON.stringify(parts).replace(
    /[^\u0020-\u007e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Words of a key that a design draws from, and that must therefore differ between streams and replicates. */
const wordsInUse = {
  sobol: [[2, 3]],
  'latin-hypercube': [
    [0, 1],
    [2, 3],
  ],
  'monte-carlo': [[0, 1]],
} as const;

/**
 * Keys of all streams in replicates `first` to `first + replicates - 1`: `keys[4 * (r * names.length + stream) + k]`.
 *
 * Streams of the same name get the same key. Where two would still share the words that the design draws from, the later one
 * in the order of `names` is drawn again.
 */
export function streamKeys(
  ...asked: [
    seed: string,
    purpose: Purpose,
    names: readonly string[],
    design: keyof typeof wordsInUse,
    first: number,
    replicates: number,
  ]
): Uint32Array {
  const text = JSON.stringify(asked);
  const keys = known.get(text) ?? makeKeys(...asked);
  known.delete(text);
  known.set(text, keys);
  if (known.size > mostKnown) known.delete(known.keys().next().value!);
  return keys;
}

/** Keys asked for last, the latest last: plans of a scenario that is changed again and again draw the same streams. */
const known = new Map<string, Uint32Array>();
const mostKnown = 4;

function makeKeys(
  seed: string,
  purpose: Purpose,
  names: readonly string[],
  design: keyof typeof wordsInUse,
  first: number,
  replicates: number,
): Uint32Array {
  const seen = new Set<string>();
  const isNew = (key: Uint32Array) => {
    const marks = wordsInUse[design].map(
      (words, index) => `${index} ${words.map((word) => key[word]).join()}`,
    );
    if (key.includes(0) || marks.some((mark) => seen.has(mark))) return false;
    for (const mark of marks) seen.add(mark);
    return true;
  };
  const keys = new Uint32Array(4 * names.length * replicates);
  const places = new Map<string, number[]>(names.map((name) => [name, []]));
  for (const [stream, name] of names.entries()) places.get(name)!.push(stream);
  for (const [name, streams] of places) {
    const next = keySequence(seed, purpose, name, 0);
    for (let replicate = 0; replicate < first + replicates; replicate++) {
      let key = next();
      for (let attempt = 1; !isNew(key); attempt++) key = streamKey(seed, purpose, name, replicate, attempt);
      if (replicate < first) continue;
      for (const stream of streams) keys.set(key, 4 * ((replicate - first) * names.length + stream));
    }
  }
  return keys;
}
