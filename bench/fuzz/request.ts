import { parseArgs } from 'node:util';
import { kinds } from './kinds.ts';

/** What a run of the fuzzer is asked for. */
export interface Request {
  readonly seed: string;
  readonly kinds: readonly string[];
  /** Time for all kinds together; null with `cases`. */
  readonly minutes: number | null;
  /** Cases of each kind; null with `minutes`. */
  readonly cases: number | null;
  /** The only case, which is cut down; null for a run. */
  readonly only: number | null;
  readonly from: number;
  readonly lanes: number;
}

const usage =
  'npm run fuzz -- [--minutes 5 | --cases N] [--seed S] [--kind NAME]... [--case K] [--from K] [--lanes N]';

/** @throws Error where the words make no sense */
export function readRequest(words: readonly string[], cores: number): Request {
  const { values } = parseArgs({
    args: [...words],
    options: {
      minutes: { type: 'string' },
      cases: { type: 'string' },
      seed: { type: 'string' },
      kind: { type: 'string', multiple: true },
      case: { type: 'string' },
      from: { type: 'string' },
      lanes: { type: 'string' },
    },
  });
  const number = (name: 'minutes' | 'cases' | 'case' | 'from' | 'lanes') => {
    const text = values[name];
    if (text === undefined) return null;
    if (!/^\d+(?:\.\d+)?$/.test(text)) throw new Error(`--${name} needs a number (found ${text}); ${usage}`);
    return Number(text);
  };
  const names = kinds.map(({ name }) => name);
  const wrong = values.kind?.find((name) => !names.includes(name));
  if (wrong !== undefined) throw new Error(`--kind is one of ${names.join(', ')} (found ${wrong})`);
  const only = number('case');
  if (only !== null && values.kind?.length !== 1) throw new Error(`--case needs one --kind; ${usage}`);
  const cases = number('cases');
  return {
    // Any seed will do, and it is printed.
    seed: values.seed ?? String(Date.now()),
    kinds: values.kind ?? names,
    cases,
    minutes: cases === null ? (number('minutes') ?? 1) : null,
    only,
    from: number('from') ?? 0,
    lanes: number('lanes') ?? cores,
  };
}
