import type { VaryingArgument } from '../../notation/parse-varying.ts';

/** The formula of a family whose parameters vary, in terms of a part that does not. */
export interface VaryingForm {
  /** Parameters in the order of the formula's texts. */
  readonly parameters: readonly string[];
  /** Parameters that have to be numbers, because no formula leads from them to a value. */
  readonly fixed?: readonly string[];
  /** Parameters in the unit of the distribution; the others are plain numbers. */
  readonly measured: readonly string[];
  /** What stands where a parameter is left out. */
  readonly standard?: Readonly<Record<string, string>>;
  /** The part that does not vary, as an input. */
  readonly noise: (text: (parameter: string) => string) => string;
  /** The value; `noise` is the name of that input, `one` is 1 in the unit of the distribution. */
  readonly formula: (text: (parameter: string) => string, noise: string, one: string) => string;
}

const standardNormal = () => 'normal(0, 1)';
const standardUniform = () => 'uniform(0, 1)';
const standardExponential = () => 'exponential(1)';

/** Location and scale. */
const located = (location: string, scale: string, noise: VaryingForm['noise']): VaryingForm => ({
  parameters: [location, scale],
  measured: [location, scale],
  noise,
  formula: (text, z) => `${text(location)} + ${text(scale)} * ${z}`,
});

/** Every form, by family: the first whose parameters are those given is taken. Quantile functions as in JCGM 101:2008, 6.4. */
const forms: Readonly<Record<string, readonly VaryingForm[]>> = {
  normal: [located('mean', 'sd', standardNormal)],
  logistic: [located('location', 'scale', () => 'logistic(0, 1)')],
  gumbel: [located('location', 'scale', () => 'gumbel(0, 1)')],
  student_t: [
    {
      ...located('location', 'scale', (text) => `student_t(${text('df')})`),
      parameters: ['df', 'location', 'scale'],
      fixed: ['df'],
      standard: { location: '0', scale: '1' },
    },
  ],
  uniform: [
    {
      parameters: ['low', 'high'],
      measured: ['low', 'high'],
      noise: standardUniform,
      formula: (text, u) => `${text('low')} + (${text('high')} - ${text('low')}) * ${u}`,
    },
  ],
  triangular: [
    {
      parameters: ['low', 'mode', 'high'],
      measured: ['low', 'mode', 'high'],
      noise: standardUniform,
      formula: (text, u) => {
        const [low, mode, high] = ['low', 'mode', 'high'].map(text) as [string, string, string];
        const [width, left, right] = [`(${high} - ${low})`, `(${mode} - ${low})`, `(${high} - ${mode})`];
        const rising = `${low} + sqrt(${u} * ${width} * ${left})`;
        return `if(${u} * ${width} < ${left}, ${rising}, ${high} - sqrt((1 - ${u}) * ${width} * ${right}))`;
      },
    },
  ],
  loguniform: [
    {
      parameters: ['low', 'high'],
      measured: ['low', 'high'],
      noise: standardUniform,
      formula: (text, u) => `${text('low')} * (${text('high')} / ${text('low')})^${u}`,
    },
  ],
  lognormal: [
    {
      parameters: ['median', 'gsd'],
      measured: ['median'],
      noise: standardNormal,
      formula: (text, z) => `${text('median')} * ${text('gsd')}^${z}`,
    },
    {
      parameters: ['mu', 'sigma'],
      measured: [],
      noise: standardNormal,
      formula: (text, z, one) => `exp(${text('mu')} + ${text('sigma')} * ${z}) * ${one}`,
    },
    {
      parameters: ['mean', 'sd'],
      measured: ['mean', 'sd'],
      noise: standardNormal,
      formula: (text, z) => {
        const square = `(${text('sd')} / ${text('mean')})^2`;
        return `${text('mean')} / sqrt(1 + ${square}) * exp(sqrt(log1p(${square})) * ${z})`;
      },
    },
  ],
  exponential: [
    {
      parameters: ['mean'],
      measured: ['mean'],
      noise: standardExponential,
      formula: (text, y) => `${text('mean')} * ${y}`,
    },
  ],
  gamma: [
    {
      parameters: ['shape', 'scale'],
      fixed: ['shape'],
      measured: ['scale'],
      noise: (text) => `gamma(${text('shape')}, 1)`,
      formula: (text, y) => `${text('scale')} * ${y}`,
    },
  ],
  weibull: [
    {
      parameters: ['shape', 'scale'],
      measured: ['scale'],
      noise: standardExponential,
      formula: (text, y) => `${text('scale')} * ${y}^(1 / ${text('shape')})`,
    },
  ],
  pareto: [
    {
      parameters: ['minimum', 'shape'],
      measured: ['minimum'],
      noise: standardExponential,
      formula: (text, y) => `${text('minimum')} * exp(${y} / ${text('shape')})`,
    },
  ],
  beta: [
    {
      parameters: ['alpha', 'beta', 'low', 'high'],
      fixed: ['alpha', 'beta'],
      measured: ['low', 'high'],
      standard: { low: '0', high: '1' },
      noise: (text) => `beta(${text('alpha')}, ${text('beta')})`,
      formula: (text, y) => `${text('low')} + (${text('high')} - ${text('low')}) * ${y}`,
    },
  ],
  bernoulli: [
    {
      parameters: ['probability'],
      measured: [],
      noise: standardUniform,
      formula: (text, u) => `if(${u} > 1 - ${text('probability')}, 1, 0)`,
    },
  ],
  geometric: [
    {
      parameters: ['probability'],
      measured: [],
      noise: standardExponential,
      formula: (text, y) => `floor(-(${y} / log1p(-${text('probability')})))`,
    },
  ],
};

/** A form, and the arguments by the names of its parameters. */
export interface FoundForm {
  readonly form: VaryingForm;
  readonly arguments: ReadonlyMap<string, VaryingArgument>;
}

/** The form that fits a call; null where there is none. */
export function formOf(family: string, given: readonly VaryingArgument[]): FoundForm | null {
  for (const form of [...(forms[family] ?? []), ...percentileForms(family, given)]) {
    const found = new Map<string, VaryingArgument>();
    for (const [index, argument] of given.entries())
      found.set(argument.name ?? form.parameters[index] ?? '', argument);
    const isComplete = form.parameters.every((name) => found.has(name) || name in (form.standard ?? {}));
    const isKnown = [...found.keys()].every((name) => form.parameters.includes(name));
    const isPositional = family !== 'lognormal' || given.every(({ name }) => name !== null);
    if (isComplete && isKnown && isPositional && found.size === given.length)
      return { form, arguments: found };
  }
  return null;
}

/** Two percentiles: the same percentiles of the standard part are 0 and 1. */
function percentileForms(family: string, given: readonly VaryingArgument[]): readonly VaryingForm[] {
  const names = family === 'to' ? ['p5', 'p95'] : given.map(({ name }) => name ?? '');
  const percents = names.map((name) => Number(/^p(\d+(?:\.\d+)?)$/.exec(name)?.[1]));
  if (names.length !== 2 || percents.some((percent) => !(percent > 0 && percent < 100))) return [];
  const [low, high] = percents[0]! < percents[1]! ? [names[0]!, names[1]!] : [names[1]!, names[0]!];
  const shared = { parameters: [low, high], measured: [low, high] };
  if (family === 'normal' || family === 'logistic')
    return [
      {
        ...shared,
        noise: () => `${family}(${low}=0, ${high}=1)`,
        formula: (text, z) => `${text(low)} + (${text(high)} - ${text(low)}) * ${z}`,
      },
    ];
  if (family !== 'lognormal' && family !== 'to') return [];
  return [
    {
      ...shared,
      noise: () => `normal(${low}=0, ${high}=1)`,
      formula: (text, z) => `${text(low)} * (${text(high)} / ${text(low)})^${z}`,
    },
  ];
}
