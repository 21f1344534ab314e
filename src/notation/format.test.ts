import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inBase } from '../units/arithmetic.ts';
import { unitWords } from '../units/symbols.ts';
import { dimensionless } from '../units/unit.ts';
import { formatExpression, formatQuantity } from './format.ts';
import { functions } from './operations/operations.ts';
import { parseFormula } from './parse-formula.ts';
import { parseQuantity } from './parse-quantity.ts';
import { parseUnit } from './parse-unit.ts';
import type {
  Argument,
  ArgumentValue,
  BinaryOperator,
  DistributionNode,
  Expression,
  QuantityNode,
} from './tree.ts';

const span = { start: 0, end: 0 };
const withoutSpans = (tree: unknown) =>
  JSON.parse(JSON.stringify(tree, (key, value) => (key === 'span' ? undefined : value)));

const value = fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }).map((number) => number + 0);
const unit = fc.option(
  fc
    .constantFrom(...unitWords, 'USD/GPU/hour', 'USD/(GPU*hour)', 's^2', '1/s', 'FLOP/parameter/token')
    .map(parseUnit),
);
const name = fc.constantFrom('a', 'B', 'h', 'daily_cost', 'chat.output_tokens', 'to_do', 'näme', 'e', 'pi');
const operator = fc.constantFrom<BinaryOperator>(
  ...(['+', '-', '*', '/', '^', '<', '<=', '>', '>=', '==', '!=', 'and', 'or'] as const),
);

const { tree } = fc.letrec<{ tree: Expression }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    fc.record<Expression & { kind: 'number' }>({
      kind: fc.constant('number'),
      value,
      unit,
      span: fc.constant(span),
    }),
    fc.record<Expression & { kind: 'name' }>({ kind: fc.constant('name'), name, span: fc.constant(span) }),
    fc.record<Expression & { kind: 'negate' | 'not' }>({
      kind: fc.constantFrom('negate', 'not'),
      operand: tie('tree'),
      span: fc.constant(span),
    }),
    fc.record<Expression & { kind: 'binary' }>({
      kind: fc.constant('binary'),
      operator,
      left: tie('tree'),
      right: tie('tree'),
      span: fc.constant(span),
    }),
    fc
      .tuple(fc.constantFrom(...functions), tie('tree'), tie('tree'), tie('tree'))
      .map(([[name, { parameters }], ...operands]): Expression => {
        const count = parameters.at(-1) === '...' ? 3 : parameters.length;
        return { kind: 'call', function: name, arguments: operands.slice(0, count), span };
      }),
  ),
}));

const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((drawn) => drawn + 0);
const argumentName = fc.constantFrom('mean', 'sd', 'p2.5', 'low', 'weights');

const { distribution } = fc.letrec<{ distribution: DistributionNode; value: ArgumentValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.record({ kind: fc.constant('constant' as const), value: number, span: fc.constant(span) }),
    fc.record({ kind: fc.constant('list' as const), values: fc.array(number), span: fc.constant(span) }),
    fc
      .string()
      .filter((text) => !/[\n"]/.test(text))
      .map((value): ArgumentValue => ({ kind: 'text', value, span })),
    tie('distribution'),
  ),
  distribution: fc
    .tuple(
      fc.constantFrom('normal', 'mixture', 'x'),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.uniqueArray(fc.tuple(argumentName, tie('value')), { maxLength: 2, selector: ([name]) => name }),
    )
    .map(
      ([family, positional, named]): DistributionNode => ({
        kind: 'distribution',
        family,
        arguments: [
          ...positional.map((value): Argument => ({ name: null, value, span })),
          ...named.map(([name, value]): Argument => ({ name, value, span })),
        ],
        unit: null,
        span,
      }),
    ),
}));

const range = fc
  .tuple(value, value)
  .filter(([low, high]) => 0 < low && low < high && high < 1e290)
  .map(
    (ends): DistributionNode => ({
      kind: 'distribution',
      family: 'to',
      arguments: ends.map(
        (value): Argument => ({ name: null, value: { kind: 'constant', value, span }, span }),
      ),
      unit: null,
      span,
    }),
  );

const constant = fc
  .tuple(number, unit)
  .map(([value, unit]): QuantityNode & { kind: 'constant' } => {
    const base = inBase(value, unit ?? dimensionless);
    return { kind: 'constant', value, unit, base, span };
  })
  .filter(({ base }) => Number.isFinite(base));
const quantity = fc.oneof(
  constant,
  fc.tuple(distribution, unit).map(([node, unit]): QuantityNode => ({ ...node, unit })),
  fc
    .tuple(range, unit)
    .map(([node, unit]) => ({ ...node, unit }))
    // An end that is 0 or infinite in base units is refused.
    .filter(({ arguments: ends, unit }) =>
      ends.every(({ value }) => {
        const base = value.kind === 'constant' ? inBase(value.value, unit ?? dimensionless) : Number.NaN;
        return 0 < base && Number.isFinite(base);
      }),
    ),
);

describe('printing', () => {
  it('gives formulas that parse to the same tree', () => {
    fc.assert(
      fc.property(tree, (tree) => {
        expect(withoutSpans(parseFormula(formatExpression(tree)))).toEqual(withoutSpans(tree));
      }),
      { numRuns: 500 },
    );
  });

  it('gives inputs that parse to the same tree', () => {
    fc.assert(
      fc.property(quantity, (node) => {
        expect(withoutSpans(parseQuantity(formatQuantity(node)))).toEqual(withoutSpans(node));
      }),
      { numRuns: 500 },
    );
  });
});
