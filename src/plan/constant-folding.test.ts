import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NotationError } from '../errors.ts';
import { formulaUnit } from '../notation/formula-unit.ts';
import { functions } from '../notation/operations/operations.ts';
import { parseFormula } from '../notation/parse-formula.ts';
import { parseQuantity } from '../notation/parse-quantity.ts';
import { readScenarioText } from '../scenario/read-scenario.ts';
import { sameDimension } from '../units/arithmetic.ts';
import { dimensionless, type Unit } from '../units/unit.ts';
import { Graph } from './graph.ts';
import { lowerExpression } from './lower-expression.ts';
import { lowerScenario } from './lower-scenario.ts';
import { Streams } from './streams.ts';

/** What comes of a text: its value in base units and its unit, or what is said of it. */
type Outcome =
  | { readonly base: number; readonly unit: Unit }
  | Pick<NotationError, 'rule' | 'start' | 'end' | 'found' | 'hint'>;

function outcomeOf(read: () => Outcome): Outcome {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof NotationError)) throw error;
    const { rule, start, end, found, hint } = error;
    return { rule, start, end, found, hint };
  }
}

function asInput(text: string): Outcome {
  return outcomeOf(() => {
    const node = parseQuantity(text);
    if (node.kind !== 'constant') throw new Error(`${text} is no number`);
    return { base: node.base, unit: node.unit ?? dimensionless };
  });
}

function asFormula(text: string): Outcome {
  return outcomeOf(() => {
    const tree = parseFormula(text);
    const unit = formulaUnit(tree, new Map());
    const graph = new Graph();
    return { base: graph.constantValue(lowerExpression(graph, new Map(), tree))!, unit };
  });
}

const digits = fc.constantFrom(
  '0',
  '1',
  '2',
  '2.5',
  '3',
  '7',
  '0.1',
  '16',
  '40',
  '0.49999999999999994',
  '4503599627370497',
);
const number = fc
  .tuple(
    fc.oneof(digits, fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }).map(String)),
    fc.constantFrom('', '', '', 'k', 'M'),
    fc.constantFrom(
      '',
      '',
      '%',
      '%',
      ' USD',
      ' USD',
      ' token',
      ' hour',
      ' min',
      ' kWh',
      ' s^2',
      ' USD/day',
      ' 1/s',
      ' 1',
      ' ms',
      ' %/year',
    ),
  )
  .map(([value, suffix, unit]) => (value.includes('e') ? value : value + suffix) + unit);
const operator = fc.constantFrom('+', '-', '*', '/', '<', '<=', '>', '>=', '==', '!=', 'and', 'or');

/** Expressions of numbers, in which every operator and function stands with operands of any unit. */
const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 5, depthIdentifier: 'expression' },
    { weight: 3, arbitrary: fc.oneof(number, number, number, fc.constantFrom('pi', 'e')) },
    {
      weight: 4,
      arbitrary: fc
        .tuple(tie('expression'), operator, tie('expression'))
        .map((parts) => `(${parts.join(' ')})`),
    },
    { weight: 2, arbitrary: fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `(${a})^(${b})`) },
    { weight: 2, arbitrary: tie('expression').map((operand) => `-(${operand})`) },
    { weight: 1, arbitrary: tie('expression').map((operand) => `(not (${operand}))`) },
    {
      weight: 6,
      arbitrary: fc
        .tuple(fc.constantFrom(...functions), tie('expression'), tie('expression'), tie('expression'))
        .map(
          ([[name, { parameters }], ...operands]) =>
            `${name}(${operands.slice(0, parameters.length).join(', ')})`,
        ),
    },
  ),
}));

describe('a constant', () => {
  it('is the same as an input and as a formula, to the last bit and the last word of an error', () => {
    const seen = { values: 0, errors: new Set<string>() };
    fc.assert(
      fc.property(expression, (text) => {
        const input = asInput(text);
        // 10-20 is no formula's mistake.
        if ('rule' in input && input.rule === 'a range is not written with a dash') return;
        const formula = asFormula(text);
        if ('rule' in input || 'rule' in formula) {
          expect(input, text).toEqual(formula);
          seen.errors.add((input as NotationError).rule);
          return;
        }
        seen.values += 1;
        expect([input.base], text).toEqual([formula.base]);
        expect(sameDimension(input.unit, formula.unit), text).toBe(true);
      }),
      { numRuns: 6000 },
    );
    expect(seen.values).toBeGreaterThan(1000);
    expect(seen.errors.size).toBeGreaterThan(8);
  });

  it.each([
    ['40% + 1', 1.4],
    ['70%', 0.7],
    ['round(0.49999999999999994)', 0],
    ['round(4503599627370497)', 4503599627370497],
    ['min(3 USD, 4 USD)', 3],
    ['sqrt(16 USD^2)', 4],
    ['floor(2.7 token)', 2],
    ['clamp(5 USD, 0 USD, 3 USD)', 3],
    ['if(1 > 0, 2 USD, 3 USD)', 2],
    ['1 > 2', 0],
    ['not 3', 0],
    ['-0', -0],
    ['30 min + 1 hour', 5400],
    ['2 kW * 3 hour', 6 * 3.6e6],
    ['5 USD/hour', 5 / 3600],
  ])('%s is %d in a scenario, wherever it stands', (text, base) => {
    const scenario = readScenarioText(
      JSON.stringify({
        title: '',
        question: '',
        inputs: { x: text, u: 'uniform(0, 1)' },
        formulas: { y: text, z: 'x', w: 'u' },
      }),
    );
    const graph = new Graph();
    const nodes = lowerScenario(scenario, graph, new Streams());
    for (const name of ['x', 'y', 'z']) expect(graph.constantValue(nodes.get(name)!), name).toBe(base);
  });
});
