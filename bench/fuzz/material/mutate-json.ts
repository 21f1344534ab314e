import type { Random } from '../random.ts';
import { strange } from './words.ts';

/** Values that stand where another was meant. */
const others: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1,
  0.5,
  1e308,
  -1e308,
  1e-320,
  2 ** 53,
  '',
  'a',
  '1',
  'NaN',
  [],
  {},
  [[]],
  [null],
  { value: null },
  { value: 1, error: -1 },
  [1, 2, 3],
  { __proto__: null },
  'constructor',
  '2020-01-01',
  'x'.repeat(3000),
];

/** A JSON value with one to `most` of its parts taken out, doubled, renamed or put in the place of another. */
export function mutateJson(value: unknown, random: Random, most = 3): unknown {
  const copy: unknown = structuredClone(value);
  for (let left = 1 + random.few(most - 1); left > 0; left--) {
    const places = placesIn(copy);
    if (places.length === 0) return random.pick(others);
    // Shallow places first: there are few of them among thousands of numbers.
    const deepest = 1 + random.below(8);
    const shallow = places.filter(({ depth }) => depth <= deepest);
    changeAt(random.pick(shallow.length > 0 ? shallow : places), places, random);
  }
  return copy;
}

interface JsonPlace {
  readonly holder: Record<string, unknown>;
  readonly key: string;
  readonly depth: number;
}

function placesIn(value: unknown, depth = 1): JsonPlace[] {
  if (value === null || typeof value !== 'object') return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [{ holder, key, depth }, ...placesIn(holder[key], depth + 1)]);
}

function changeAt({ holder, key }: JsonPlace, places: readonly JsonPlace[], random: Random): void {
  const sort = random.below(6);
  const old = holder[key];
  if (sort === 0 && !Array.isArray(holder)) delete holder[key];
  else if (sort === 1) {
    const other = random.pick(places);
    holder[key] = structuredClone(other.holder[other.key]);
  } else if (sort === 2 && !Array.isArray(holder)) {
    delete holder[key];
    Object.defineProperty(
      holder,
      random.pick(['__proto__', 'constructor', `${key}2`, '', random.pick(strange)]),
      { value: old, enumerable: true, configurable: true, writable: true },
    );
  } else if (sort === 3)
    holder[key] =
      typeof old === 'number' ? old * random.pick([-1, 0, 1e300, 1e-300, 1.5]) : random.pick(strange);
  else if (sort === 4 && Array.isArray(old))
    holder[key] = random.chance(0.5) ? old.slice(0, random.below(old.length + 1)) : [...old, ...old];
  else holder[key] = random.pick(others);
}
