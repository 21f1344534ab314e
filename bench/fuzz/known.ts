import type { Input } from './kind.ts';

/** A failure that is known and waits to be mended. It is counted, and a run fails when its example fails no more. */
export interface KnownReason {
  readonly name: string;
  /** The kind that examines the example. */
  readonly kind: string;
  /** Sorts of findings that have this reason. */
  readonly sort: RegExp;
  /** An input that fails so. */
  readonly example: Input;
}

/** Failures that are passed over. */
export const knownReasons: readonly KnownReason[] = [
  {
    name: 'all problems of a file are printed, however many',
    kind: 'structure',
    sort: /ScenarioError has too many lines/,
    example: { text: Array.from({ length: 60 }, (_, index) => `key${index}: 1`).join('\n') },
  },
  {
    name: 'a hint lists whole headings of a CSV',
    kind: 'tables',
    sort: /has too long a line/,
    example: { text: `${Array.from({ length: 9 }, () => 'x'.repeat(400)).join(',')}\n1\n`, words: ['one'] },
  },
  {
    name: 'saved results are not checked before a page is made of them',
    kind: 'results',
    sort: /^(?:report|compare): \w*Error: |^what compare prints says|UsageError says undefined/,
    example: {
      text: JSON.stringify({
        format: 'costcone-result/1',
        scenario: 1,
        run: 1,
        outputs: 1,
        inputs: 1,
        sensitivity: 1,
        goals: 1,
        published: 1,
        warnings: 1,
      }),
      files: { 'old.json': '{}' },
      words: ['report'],
    },
  },
  {
    name: 'a Result holds infinite edges of a density',
    kind: 'notation',
    sort: /a Result holds Infinity/,
    example: {
      text: '{"inputs": {"a": "0.7499 to 1e300"}, "formulas": {"out": "if(a, 1, 2)"}}',
      depth: 'page',
    },
  },
  {
    name: 'the mass of a truncated distribution lies between 0 and NaN',
    kind: 'notation',
    sort: /says NaN/,
    example: {
      text: '{"inputs": {"a": "truncate(lognormal(mean=1e-300, sd=8.6), high=30)"}, "formulas": {"out": "a"}}',
    },
  },
];
