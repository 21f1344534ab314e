/** A place in a file of the repository where a part adds something. */
interface Addition {
  readonly path: string;
  /** What stands before it. */
  readonly after: string;
  readonly add: string;
}

/** One part of every kind, as somebody would add it: its own files stand in added-parts/, and this is the rest. */
export interface AddedPart {
  /** As CONTRIBUTING.md calls it. */
  readonly kind: string;
  /** Its folder in added-parts/; without one it has no file of its own. */
  readonly folder: string | null;
  /** What stands for NAME in the paths of CONTRIBUTING.md. */
  readonly name: string;
  readonly additions: readonly Addition[];
}

/** Origin: make-references.py with the line below, mpmath 1.3.0 at 140 digits. */
const arcsineReference = `
    {
      "family": "arcsine",
      "arguments": [[null, 2], [null, 5]],
      "quantiles": [
        2.0, 2.0, 2.000000000007402, 2.000007402197213, 2.0007401594514027, 2.0184674891072936, 2.4393398282201786,
        3.5, 4.560660171779821, 4.981532510892706, 4.999259840548597, 4.9999925978027875, 4.999999999992598
      ],
      "upperQuantiles": [4.999999999992598, 5.0, 5.0],
      "mean": 3.5,
      "sd": 1.0606601717798212
    },`;

export const addedParts: readonly AddedPart[] = [
  {
    kind: 'A distribution',
    folder: 'distribution',
    name: 'arcsine',
    additions: [
      {
        path: 'src/distributions/families.ts',
        after: "import { bernoulli } from './families/bernoulli.ts';\n",
        add: "import { arcsine } from './families/arcsine.ts';\n",
      },
      { path: 'src/distributions/families.ts', after: '\n  trapezoidal,\n', add: '  arcsine,\n' },
      {
        path: 'src/distributions/reference/make-references.py',
        after: '# Closed forms.\n',
        add: `low, high = mpf(2), mpf(5)
add("arcsine", [2, 5], lambda u: low + (high - low) * sin(pi * u / 2) ** 2,
    lambda s: high - (high - low) * sin(pi * s / 2) ** 2, 3.5, (high - low) / sqrt(mpf(8)))
`,
      },
      {
        path: 'src/distributions/reference/make-references.py',
        after: 'ln, loggamma, pi, quad, ',
        add: 'sin, ',
      },
      {
        path: 'src/distributions/reference/quantiles.json',
        after: '  "entries": [',
        add: arcsineReference,
      },
    ],
  },
  {
    kind: 'A function of formulas',
    folder: 'function',
    name: 'fractional',
    additions: [
      {
        path: 'src/notation/operations/elementary.ts',
        after: 'export const elementary = {\n',
        add: `  fractional: {
    parameters: ['x'],
    explanation: 'what x has beyond the next whole number below',
    example: 'fractional(2.75)',
    gives: 0.75,
    name: 'fractional',
    code: NEXT_CODE,
    operands: 1,
    value: (a) => a - Math.floor(a),
    unit: dimensionlessOnly,
  },
`,
      },
      { path: 'src/kernel/assembly/index.ts', after: 'FLOOR, ', add: 'FRACTIONAL, ' },
      {
        path: 'src/kernel/assembly/index.ts',
        after: "import { exponentials, exponentialsLessOne } from './exponential';\n",
        add: "import { fractional } from './fractional';\n",
      },
      {
        path: 'src/kernel/assembly/index.ts',
        after: 'case CEIL: unary(CEIL, target, a, aStep, rounded); break;\n',
        add: '      case FRACTIONAL: fractional(target, a, aStep, rounded); break;\n',
      },
    ],
  },
  {
    kind: 'A function of months',
    folder: null,
    name: 'swing',
    additions: [
      { path: 'src/notation/tree.ts', after: "  | 'highest'\n", add: "  | 'swing'\n" },
      {
        path: 'src/notation/monthly/functions.ts',
        after: 'const rows = {\n',
        add: `  swing: {
    parameters: ['x'],
    fewest: 1,
    isWhole: true,
    explanation: 'by how much x is larger in its largest month than in its smallest',
    example: 'swing(gpus)',
    unit: kept,
  },
`,
      },
      {
        path: 'src/plan/months/lower-months.ts',
        after: '    switch (word) {\n',
        add: `      case 'swing': {
        const [most, least] = ['maximum', 'minimum'].map((name) => this.#last(this.#running(name, values)));
        return this.#each('subtract', [most!, least!]);
      }
`,
      },
    ],
  },
  {
    kind: 'A statistic',
    folder: 'statistic',
    name: 'interquartile-range',
    additions: [
      {
        path: 'src/statistics/statistics.ts',
        after: "import type { Estimate, ReplicatedColumn } from './estimate.ts';\n",
        add: "import { estimate } from './estimate.ts';\nimport { interquartileRange } from './interquartile-range.ts';\n",
      },
      {
        path: 'src/statistics/statistics.ts',
        after: '  ...percentileKeys.map(percentile),\n',
        add: `  {
    name: 'iqr',
    title: 'interquartile range',
    unit: 'own',
    of: (column, scale) => estimate(column, interquartileRange, scale),
    tail: 0.25,
    place: ['statistics', 'iqr'],
  },
`,
      },
      {
        path: 'src/statistics/reference/statistics.json',
        after: '  "statistics": {\n',
        add: '    "iqr": { "two dice": 4, "rare and large": 0 },\n',
      },
    ],
  },
  {
    kind: 'A chart of a run',
    folder: 'chart',
    name: 'tail-means',
    additions: [
      {
        path: 'src/report/charts/chart-kinds.ts',
        after: "import { published } from './published.ts';\n",
        add: "import { tailMeans } from './tail-means.ts';\n",
      },
      {
        path: 'src/report/charts/chart-kinds.ts',
        after: "  { name: 'exceedance', section: 'exceedance', of: 'headline', make: exceedance },\n",
        add: "  { name: 'tail-means', section: 'exceedance', of: 'headline', make: tailMeans },\n",
      },
    ],
  },
  {
    kind: 'A model',
    folder: 'model',
    name: 'gpu-lease',
    additions: [
      {
        path: 'src/model/models/built-in-models.ts',
        after: "import type { BuiltInModel } from './built-in-model.ts';\n",
        add: "import { gpuLease } from './gpu-lease.ts';\n",
      },
      {
        path: 'src/model/models/built-in-models.ts',
        after: 'builtInModels: readonly BuiltInModel[] = [',
        add: 'gpuLease, ',
      },
      {
        path: 'src/catalog/assumptions.json',
        after: '[\n',
        add: `  {
    "id": "leased_gpus",
    "unit": "GPU",
    "notation": "80 to 600",
    "source": "judgement: a company of some hundred people",
    "date": "2026-11"
  },
`,
      },
    ],
  },
  {
    kind: 'A row of the catalogue',
    folder: null,
    name: 'accelerators',
    additions: [
      {
        path: 'src/catalog/accelerators.json',
        after: '[\n',
        add: `  {
    "id": "example-chip",
    "name": "Example chip 64GB",
    "launch": "2024",
    "dense_tflops": { "bf16": 200, "fp8": null, "int8": 400, "fp4": null },
    "native_formats": ["fp16", "bf16", "int8"],
    "memory_bytes": 68719476736,
    "bandwidth_gb_per_s": 1600,
    "links": {
      "gb_per_s": 200,
      "domain": 8,
      "network_gb_per_s": 50,
      "source": "judgement: an example for a test"
    },
    "chip_power_w": 350,
    "server_power_w": 600,
    "all_in_power_w": null,
    "rent": [
      { "year": 2024, "kind": "on-demand", "provider": "neocloud", "low": 1, "high": 2, "source": "judgement: an example for a test" }
    ],
    "purchase": [
      { "year": 2024, "low": 9000, "high": 12000, "basis": "chip", "source": "judgement: an example" }
    ],
    "sources": ["an example for a test: no such chip exists"],
    "date": "2024"
  },
`,
      },
    ],
  },
  {
    kind: 'A part of a run’s Result',
    folder: 'run-analysis',
    name: 'doubling',
    additions: [
      {
        path: 'src/analyses/result.ts',
        after: "import type { Design } from '../plan/plan.ts';\n",
        add: "import type { Doubling } from './doubling/result.ts';\n",
      },
      {
        path: 'src/analyses/result.ts',
        after: '  readonly decisions: Budgets | null;\n',
        add: '  readonly doubling: Doubling;\n',
      },
      {
        path: 'src/analyses/result-of.ts',
        after: "import type { Settings } from '../run/settings.ts';\n",
        add: "import { doubling } from './doubling/doubling.ts';\n",
      },
      {
        path: 'src/analyses/result-of.ts',
        after: '    decisions: whole ? budgets(view) : null,\n',
        add: '    doubling: doubling(view),\n',
      },
      {
        path: 'src/analyses/saved/result-shape.ts',
        after: "import type { Driver, GroupEffect, InputEffect } from '../drivers/result.ts';\n",
        add: "import type { Doubling } from '../doubling/result.ts';\n",
      },
      {
        path: 'src/analyses/saved/result-shape.ts',
        after: '  share,\n',
        add: '  since,\n',
      },
      {
        path: 'src/analyses/saved/result-shape.ts',
        after: '    correlations: list(correlation),\n',
        add: '    doubling: since(mapping<Doubling>({ output: text, probability: orNull(share) })),\n',
      },
      {
        path: 'src/analyses/evidence/every-part.whole.test.ts',
        after: '  correlations: (result) => expect(result.correlations).toEqual([]),\n',
        add: '  doubling: (result) => expect(result.doubling).toEqual(exact.doubling),\n',
      },
      {
        path: 'src/report/page/run-sections.ts',
        after: "import { chartSection, publishedSection } from './sections/charts.ts';\n",
        add: "import { doublingSection } from './sections/doubling.ts';\n",
      },
      {
        path: 'src/report/page/run-sections.ts',
        after: "  { id: 'terms', title: 'In other terms', body: inOtherTerms },\n",
        add: "  { id: 'doubling', title: 'How often it doubles', body: doublingSection },\n",
      },
      {
        path: 'src/report/terminal/terminal-report.ts',
        after: "import { goalWords, goalName } from '../../analyses/goals/words.ts';\n",
        add: "import { doublingWords } from '../../analyses/doubling/words.ts';\n",
      },
      {
        path: 'src/report/terminal/terminal-report.ts',
        after: '    goals(result, ink),\n',
        add: '    wrap(doublingWords(result.doubling)),\n',
      },
    ],
  },
  {
    kind: 'An analysis with a command of its own',
    folder: 'analysis',
    name: 'spread',
    additions: [
      {
        path: 'src/report/formats.ts',
        after: "import type { Result } from '../analyses/result.ts';\n",
        add: "import type { Spread } from '../analyses/spread/result.ts';\n",
      },
      {
        path: 'src/report/formats.ts',
        after: 'export const resultFormats = {\n',
        add: `  'costcone-spread/1': row<Spread>({
    keys: ['title', 'factors'],
    page: async (spread) => (await import('./page/render-spread.ts')).spreadParts(spread),
    terminal: async (spread, options) =>
      (await import('./terminal/terminal-spread.ts')).terminalSpread(spread, options),
  }),
`,
      },
      {
        path: 'src/analyses/saved/saved-shapes.ts',
        after: "import type { BreakEven, Optimum } from '../break-even/result.ts';\n",
        add: "import type { Spread } from '../spread/result.ts';\n",
      },
      {
        path: 'src/analyses/saved/saved-shapes.ts',
        after: 'export const savedShapes = {\n',
        add: `  'costcone-spread/1': mapping<Spread>({
    format: oneOf('costcone-spread/1'),
    title: text,
    factors: named(known),
  }),
`,
      },
      {
        path: 'src/report/testing/sample-reports.ts',
        after:
          "export const sampleReports: Readonly<Record<Reportable['format'], () => Promise<Reportable>>> = {\n",
        add: "  'costcone-spread/1': async () => ({ format: 'costcone-spread/1', title: 'A', factors: { cost: 3 } }),\n",
      },
      {
        path: 'src/cli/commands.ts',
        after: 'export const commands: readonly Command[] = [\n',
        add: `  {
    usage: 'spread <file>',
    summary: 'Say by which factor each output is uncertain',
    options: { ...drawOptions, ...outputOptions },
    examples: [['costcone spread a.yaml', 'a sentence an output']],
    load: async () => (await import('./spread.ts')).spread,
  },
`,
      },
    ],
  },
];
