import { didYouMean } from '../errors.ts';
import type { Family, Parameter } from './family.ts';
import { Given, type GivenArgument, type GivenPercentile } from './given.ts';
import { ParameterError, type ParameterProblem } from './parameter-error.ts';

type Value = GivenArgument['value'];

/**
 * Sorts the arguments of a call by parameter: by position, by name or by percentile.
 *
 * @throws ParameterError with everything that is wrong: unknown, repeated or missing names, wrong kinds, numbers that
 * are not finite.
 */
export function resolveArguments(family: Family, given: readonly GivenArgument[]): Given {
  const problems: ParameterProblem[] = [];
  const values = new Map<string, Value[]>();
  const indices = new Map<string, number>();
  const percentiles: GivenPercentile[] = [];
  const places = family.parameters.filter(({ positional }) => positional);
  let position = 0;

  const take = (parameter: Parameter, value: Value, argument: number) => {
    const problem = wrongKind(parameter, value);
    if (problem !== null) problems.push({ argument, ...problem });
    else if (values.has(parameter.name) && !parameter.repeated) {
      problems.push({ argument, rule: `${parameter.name} is given twice` });
    } else {
      const before = values.get(parameter.name);
      if (before === undefined) values.set(parameter.name, [value]);
      else before.push(value);
    }
    if (!indices.has(parameter.name)) indices.set(parameter.name, argument);
  };

  for (const [argument, { name, value }] of given.entries()) {
    if (name === null) {
      const parameter = places[position];
      if (parameter === undefined) problems.push({ argument, ...tooMany(family, places) });
      else take(parameter, value, argument);
      if (!parameter?.repeated) position += 1;
      continue;
    }
    const parameter = family.parameters.find((candidate) => candidate.name === name && !candidate.repeated);
    if (parameter !== undefined) {
      take(parameter, value, argument);
      continue;
    }
    const percentile = family.percentiles === 'none' ? null : /^p(\d+(?:\.\d+)?)$/.exec(name);
    if (percentile === null) {
      problems.push({ argument, ...unknownName(family, name) });
      continue;
    }
    const problem =
      wrongKind({ name, kind: 'number' }, value) ?? wrongPercentile(family, name, Number(percentile[1]));
    if (problem !== null) problems.push({ argument, ...problem });
    else if (indices.has(name)) problems.push({ argument, rule: `${name} is given twice` });
    else percentiles.push({ name, probability: Number(percentile[1]) / 100, x: value as number });
    indices.set(name, argument);
  }
  if (problems.length > 0) throw new ParameterError(problems);

  const problem = wrongForm(family, [...values.keys()], percentiles);
  if (problem !== null) throw new ParameterError([problem]);
  for (const { name, default: standard } of family.parameters) {
    if (standard !== undefined && !values.has(name)) values.set(name, [standard]);
  }
  percentiles.sort((a, b) => a.probability - b.probability);
  return new Given(values, percentiles, indices);
}

type Complaint = Omit<ParameterProblem, 'argument'>;

const kindNames = {
  number: 'a number',
  list: 'a list of numbers, [1, 2, 3]',
  text: 'a text in quotes',
  distribution: 'a distribution',
} as const;

function wrongKind(
  { name, kind, pointMass }: Pick<Parameter, 'name' | 'kind' | 'pointMass'>,
  value: Value,
): Complaint | null {
  const isKind =
    typeof value === 'number'
      ? kind === 'number'
      : typeof value === 'string'
        ? kind === 'text'
        : kind === (Array.isArray(value) ? 'list' : 'distribution');
  if (!isKind && !(pointMass && typeof value === 'number')) {
    const rule = `${name} must be ${kindNames[kind]}`;
    return kind === 'distribution' && typeof value === 'number'
      ? { rule, found: String(value), hint: `write the number ${value} alone` }
      : { rule };
  }
  const numbers = typeof value === 'number' ? [value] : Array.isArray(value) ? (value as number[]) : [];
  const infinite = numbers.find((one) => !Number.isFinite(one));
  return infinite === undefined ? null : { rule: `${name} must be finite`, found: String(infinite) };
}

function wrongPercentile(family: Family, name: string, percent: number): Complaint | null {
  if (percent > 0 && percent < 100) return null;
  const rule = 'a percentile must lie between 0 and 100, ends excluded';
  if (family.name !== 'quantiles') return { rule, found: name };
  return { rule, found: name, hint: percent === 0 ? 'write min=' : 'write max=' };
}

function tooMany(family: Family, places: readonly Parameter[]): Complaint {
  if (family.positionalHint !== undefined) {
    return { rule: `${family.name} takes no arguments by position`, hint: family.positionalHint };
  }
  if (places.length === 0) {
    return { rule: `${family.name} takes its arguments by name`, hint: `as in ${family.example}` };
  }
  const names = places.map(({ name }) => name).join(', ');
  return { rule: `${family.name} takes at most ${places.length} arguments by position: ${names}` };
}

function unknownName(family: Family, name: string): Complaint {
  const names = family.parameters.filter(({ repeated }) => !repeated).map((parameter) => parameter.name);
  const hint = didYouMean(name, names) ?? `it takes ${names.map((known) => `${known}=`).join(', ')}`;
  return { rule: `${family.name} has no argument ${name}`, hint };
}

/** Whether the names that were given go together and are complete. */
function wrongForm(
  family: Family,
  names: readonly string[],
  percentiles: readonly GivenPercentile[],
): ParameterProblem | null {
  const needed = (name: string) => {
    const parameter = family.parameters.find((candidate) => candidate.name === name);
    return parameter?.default === undefined && !parameter?.optional;
  };
  if (family.percentiles === 'two' && percentiles.length > 0) {
    const mixed = names.find(needed);
    if (mixed !== undefined) {
      return {
        argument: null,
        rule: `${mixed} and percentiles do not go together`,
        hint: twoPercentiles(family),
      };
    }
    if (percentiles.length === 2) return null;
    return {
      argument: null,
      rule: `${family.name} takes exactly two percentiles`,
      found: `${percentiles.length}`,
      hint: percentiles.length > 2 ? 'quantiles(..) goes through any number of them' : twoPercentiles(family),
    };
  }
  const forms = family.forms ?? [family.parameters.map(({ name }) => name)];
  const fitting = forms.filter((form) => names.every((name) => form.includes(name)));
  if (fitting.length === 0) {
    return {
      argument: null,
      rule: `${names.join(', ')} do not go together`,
      hint: `write ${forms.map((form) => callOf(family, form)).join(' or ')}`,
    };
  }
  if (fitting.some((form) => form.every((name) => names.includes(name) || !needed(name)))) return null;
  const missing = fitting[0]!.filter((name) => needed(name) && !names.includes(name));
  return {
    argument: null,
    rule: `${family.name} needs ${missing.join(' and ')}`,
    hint:
      forms.length > 1
        ? `write ${fitting.map((form) => callOf(family, form)).join(' or ')}`
        : `as in ${family.example}`,
  };
}

function callOf(family: Family, form: readonly string[]): string {
  return `${family.name}(${form.map((name) => `${name}=`).join(', ')})`;
}

function twoPercentiles(family: Family): string {
  return `write ${family.name}(p5=, p95=)`;
}
