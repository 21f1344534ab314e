/** Values that a JSON file can hold in place of another, by what they try. */
const strangers: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  0.5,
  1e308,
  -1e308,
  5e-324,
  2 ** 53,
  Number.POSITIVE_INFINITY,
  '',
  'constructor',
  '__proto__',
  '</script><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '\u001b[31m\u202e',
  'x'.repeat(100_000),
  [],
  [[]],
  [null],
  [3, 2, 1],
  new Array(5000).fill(1),
  {},
  { constructor: 1 },
  JSON.parse('{"__proto__": {"a": 1}}'),
  { value: null, error: null },
  { value: 1, error: -1 },
];

/** A small generator of random numbers: the same mutations on every machine. Source: Mulberry32, Tommy Ettinger. */
export function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

/** Changes one to three places of a value, which is given back. */
export function mutate(value: unknown, random: (below: number) => number): unknown {
  for (let times = 1 + random(3); times > 0; times--) changeSomewhere(value, random);
  return value;
}

function changeSomewhere(value: unknown, random: (below: number) => number): void {
  let at = value as Record<string, unknown>;
  for (;;) {
    const keys = Object.keys(at);
    if (keys.length === 0) return;
    const key = keys[random(keys.length)]!;
    const inner = at[key];
    if (typeof inner === 'object' && inner !== null && random(5) > 0 && Object.keys(inner).length > 0) {
      at = inner as Record<string, unknown>;
      continue;
    }
    change(at, key, random);
    return;
  }
}

function change(at: Record<string, unknown>, key: string, random: (below: number) => number): void {
  switch (random(6)) {
    case 0:
      if (Array.isArray(at)) at.splice(Number(key), 1);
      else delete at[key];
      return;
    case 1:
      if (Array.isArray(at)) at.push(at[Number(key)]);
      else at[`${key}x`] = at[key];
      return;
    case 2:
      if (typeof at[key] === 'number') at[key] = (at[key] as number) * [-1, 0, 1e300, 1e-300][random(4)]!;
      return;
    default:
      at[key] = structuredClone(strangers[random(strangers.length)]);
  }
}
