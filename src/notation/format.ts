import type { Unit } from '../units/unit.ts';
import { monthText } from './calendar-month.ts';
import { foldExpression } from './fold.ts';
import type { ArgumentValue, Expression, QuantityNode } from './tree.ts';

/** How tightly a printed part holds together, loosest first; `measured` is a number with its unit, which a power would take for its own. */
const tightness = {
  or: 1,
  and: 2,
  not: 3,
  comparison: 4,
  sum: 5,
  product: 6,
  measured: 7,
  sign: 8,
  power: 9,
  atom: 10,
};

const operatorTightness: Readonly<Record<string, number>> = {
  or: tightness.or,
  and: tightness.and,
  '+': tightness.sum,
  '-': tightness.sum,
  '*': tightness.product,
  '/': tightness.product,
  '^': tightness.power,
};

interface Printed {
  readonly text: string;
  readonly tightness: number;
}

/** A formula as text, with no more brackets than needed; parsing it gives the same tree. */
export function formatExpression(tree: Expression): string {
  return foldExpression<Printed>(tree, printNode).text;
}

function printNode(node: Expression, operands: readonly Printed[]): Printed {
  switch (node.kind) {
    case 'number': {
      const isAtom = node.unit === null && node.value >= 0;
      return {
        text: formatNumber(node.value, node.unit),
        tightness: isAtom ? tightness.atom : tightness.measured,
      };
    }
    case 'name':
      return { text: node.name, tightness: tightness.atom };
    case 'negate': {
      const text = `-${held(operands[0]!, tightness.measured)}`;
      const isMeasured = operands[0]!.tightness === tightness.measured;
      return { text, tightness: isMeasured ? tightness.measured : tightness.sign };
    }
    case 'not':
      return { text: `not ${held(operands[0]!, tightness.not)}`, tightness: tightness.not };
    case 'month':
      return { text: monthText(node.month), tightness: tightness.atom };
    case 'monthly':
    case 'call': {
      const list = operands.map(({ text }) => text).join(', ');
      return { text: `${node.function}(${list})`, tightness: tightness.atom };
    }
    case 'binary':
      return printBinary(node.operator, operands[0]!, operands[1]!);
  }
}

function printBinary(operator: string, left: Printed, right: Printed): Printed {
  const own = operatorTightness[operator] ?? tightness.comparison;
  if (operator === '^') {
    return { text: `${held(left, tightness.atom)}^${held(right, tightness.sign)}`, tightness: own };
  }
  const leftmost = own === tightness.comparison ? own + 1 : own;
  return { text: `${held(left, leftmost)} ${operator} ${held(right, own + 1)}`, tightness: own };
}

function held(part: Printed, least: number): string {
  return part.tightness < least ? `(${part.text})` : part.text;
}

/** An input's value as text; parsing it gives the same tree. */
export function formatQuantity(node: QuantityNode): string {
  if (node.kind === 'constant') return formatNumber(node.value, node.unit);
  return `${formatValue(node)}${formatUnit(node.unit)}`;
}

function formatValue(value: ArgumentValue): string {
  switch (value.kind) {
    case 'constant':
      return String(value.value);
    case 'list':
      return `[${value.values.join(', ')}]`;
    case 'text':
      return value.value.includes('"') ? `'${value.value}'` : `"${value.value}"`;
    case 'distribution': {
      const values = value.arguments.map(({ name, value }) =>
        name === null ? formatValue(value) : `${name}=${formatValue(value)}`,
      );
      return value.family === 'to' ? values.join(' to ') : `${value.family}(${values.join(', ')})`;
    }
  }
}

/** A number with its unit, as in `0.08 USD/kWh` or `40%`. */
export function formatNumber(value: number, unit: Unit | null): string {
  return `${value}${formatUnit(unit)}`;
}

function formatUnit(unit: Unit | null): string {
  if (unit === null) return '';
  if (unit.text === '') return ' 1';
  return unit.text.startsWith('%') ? unit.text : ` ${unit.text}`;
}
