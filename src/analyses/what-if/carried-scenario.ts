import { formatExpression } from '../../notation/format.ts';
import { parseFormula, parseGoal } from '../../notation/parse-formula.ts';
import { goalByMonth } from '../../scenario/months/goal-months.ts';
import type { Goal, Scenario } from '../../scenario/scenario.ts';
import type { CarriedScenario } from './result.ts';

/** Longest list of distributions that a page should carry, in characters of JSON. */
const longestInputs = 100_000;

/** A scenario as plain JSON; null where it holds what JSON cannot (infinite parameters), or very long lists of data. */
export function carryScenario(scenario: Scenario): CarriedScenario | null {
  const { file, outputs, breakdown, breakdowns, level, allowNonFinite, correlations } = scenario;
  const inputs = scenario.inputs.map(({ name, unit, notation, value, drawnAs, part }) => ({
    name,
    unit,
    notation,
    value,
    ...(drawnAs === undefined ? {} : { drawnAs }),
    ...(part === undefined ? {} : { part }),
  }));
  // The page would have to draw the scenario that wrote the observations too.
  if (scenario.evidence !== null && scenario.evidence.of !== null) return null;
  if (!isJson(inputs) || JSON.stringify(inputs).length > longestInputs) return null;
  return {
    file,
    outputs,
    breakdown,
    breakdowns: breakdowns.map(({ by, parts }) => ({ by, parts })),
    level,
    allowNonFinite,
    inputs,
    quantities: scenario.quantities.map(({ name, label, unit, formula }) => ({ name, label, unit, formula })),
    correlations,
    goals: scenario.goals.map(carryGoal),
    ...(scenario.horizon === null ? {} : { horizon: scenario.horizon }),
    ...(scenario.evidence === null ? {} : { observed: scenario.evidence.observations }),
    published: scenario.published.map(({ quantity, value, range, bound, unit }) => ({
      quantity,
      value,
      ...(range === null ? {} : { range }),
      ...(bound === null ? {} : { bound }),
      unit,
    })),
  };
}

/** A goal without its tree: its text says that, unless amounts of it are converted. */
function carryGoal({ tree, months, byMonth: _, ...written }: Goal): CarriedScenario['goals'][number] {
  const goal = months === null ? written : { ...written, months };
  const comparison = formatExpression(tree);
  const isAsWritten = comparison === formatExpression(parseGoal(goal.text).comparison);
  return isAsWritten ? goal : { ...goal, comparison };
}

/** The scenario again: what was left out are words, and trees that are parsed anew. */
export function scenarioOf(carried: CarriedScenario): Scenario {
  const silent = { explanation: '', source: '' };
  const { horizon = null, observed = [] } = carried;
  const quantities = carried.quantities.map((quantity) => ({
    ...quantity,
    ...silent,
    tree: parseFormula(quantity.formula),
  }));
  return {
    ...carried,
    title: '',
    question: '',
    text: '',
    sha256: '',
    bases: [],
    levers: [],
    model: null,
    notes: [],
    cautions: [],
    remarks: [],
    decisive: {},
    evidence: observed.length === 0 ? null : { observations: observed, of: null },
    horizon,
    promises: [],
    inputs: carried.inputs.map((input) => ({ ...input, ...silent, range: null, place: null })),
    quantities,
    goals: carried.goals.map(({ comparison, months = null, ...goal }) => {
      const tree = parseGoal(comparison ?? goal.text).comparison;
      const over = horizon && { ...horizon, horizon };
      return { ...goal, tree, months, byMonth: goalByMonth(tree, tree, months, quantities, over) };
    }),
    published: carried.published.map((row) => ({
      range: null,
      bound: null,
      ...row,
      source: '',
      kind: 'estimate',
      group: null,
      statistic: null,
    })),
  };
}

function isJson(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value === 'object' && value !== null) return Object.values(value).every(isJson);
  return true;
}
