import { PatternError } from './pattern-error.ts';

type Test = (character: string) => boolean;

const classes: Readonly<Record<string, Test>> = {
  d: (one) => /^\d$/.test(one),
  D: (one) => !/^\d$/.test(one),
  w: (one) => /^\w$/.test(one),
  W: (one) => !/^\w$/.test(one),
  s: (one) => /^\s$/.test(one),
  S: (one) => !/^\s$/.test(one),
};

/** What a backslash and a letter or sign stand for. */
export function escapeTest(letter: string): Test {
  const known = classes[letter];
  if (known !== undefined) return known;
  if (letter === '') throw new PatternError('ends with a backslash');
  if (/^[A-Za-z0-9]$/.test(letter)) throw new PatternError(`has \`\\${letter}\`, which is not known`);
  return (one) => one === letter;
}

/** A set in square brackets, read from after the first of them: which characters are in it, and where it ends. */
export function readSet(source: string, start: number): { readonly test: Test; readonly end: number } {
  let at = start;
  const not = source.charAt(at) === '^';
  if (not) at += 1;
  const tests: Test[] = [];
  for (let first = true; first || source.charAt(at) !== ']'; first = false) {
    if (at >= source.length) throw new PatternError('has a `[` that is not closed');
    const character = source.charAt(at);
    if (character === '\\') {
      tests.push(escapeTest(source.charAt(at + 1)));
      at += 2;
    } else if (source.charAt(at + 1) === '-' && !'] '.includes(source.charAt(at + 2) || ']')) {
      const last = source.charAt(at + 2);
      if (last < character) throw new PatternError(`has a range from ${character} down to ${last}`);
      tests.push((one) => character <= one && one <= last);
      at += 3;
    } else {
      tests.push((one) => one === character);
      at += 1;
    }
  }
  return { test: (one) => tests.some((test) => test(one)) !== not, end: at + 1 };
}
