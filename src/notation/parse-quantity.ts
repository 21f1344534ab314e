import { inBase, isDimensionless, sameDimension } from '../units/arithmetic.ts';
import { moneyIn } from '../units/currencies.ts';
import { dimensionless, type Unit } from '../units/unit.ts';
import { type Constant, evaluateConstant } from './constant.ts';
import { unitsIn } from './fold.ts';
import { functionHint } from './functions.ts';
import { numberInBase } from './infer.ts';
import { reservedWords } from './names.ts';
import { hintAfterValue, quantityIs, write } from './messages.ts';
import { formulaIs } from './operations/messages.ts';
import { functions, isTruth } from './operations/operations.ts';
import { Parser } from './parser.ts';
import { tokenAt } from './tokens.ts';
import type { Argument, ArgumentValue, DistributionNode, Expression, QuantityNode, Span } from './tree.ts';

/**
 * What an input is: a number, `a to b` or a distribution, with its unit at the end.
 * @throws NotationError
 */
export function parseQuantity(text: string): QuantityNode {
  return new QuantityParser(text).quantity();
}

class QuantityParser extends Parser {
  /** Whether an argument was written with %, which makes the distribution a share whatever its input's unit. */
  #percent = false;
  /** The unit written inside a mixture or a truncation, and the first part there without one. */
  #inside: Unit | null = null;
  #bare: Span | null = null;

  quantity(): QuantityNode {
    if (this.is('to'))
      throw this.unexpected('a value', 'write a range with "to" between its ends, as in 10 to 20');
    const node = this.#startsDistribution() ? this.#family() : this.#number();
    if (this.token.kind === 'end') return node;
    if (node.kind === 'distribution' && node.family !== 'to') {
      throw quantityIs.mixed(node.family, node.span, this.is('/') || this.is('*'));
    }
    const hint = this.is('to')
      ? 'a range has two ends, as in 10 to 20'
      : hintAfterValue(this.token, this.text);
    throw this.unexpected('an operator or the end', hint);
  }

  override unknownFunction(name: string, at: Span): Error {
    return functionHint(name) === undefined ? quantityIs.mixed(name, at) : super.unknownFunction(name, at);
  }

  /** A word before a bracket that is no function. */
  #startsDistribution(): boolean {
    if (this.token.kind !== 'name' || functions.has(this.token.text)) return false;
    if (reservedWords.has(this.token.text)) return false;
    return tokenAt(this.text, this.token.span.end).text === '(';
  }

  /** A distribution and the unit after it. */
  #family(): DistributionNode {
    const bare = this.#distribution();
    const close = bare.span.end;
    const written = this.unitAfter(close);
    const inside = this.#percent ? dimensionless : this.#inside;
    const unit = written?.unit ?? inside;
    if (written !== null && inside !== null) {
      throw quantityIs.unitInside(bare.span, this.#slice(bare.span));
    }
    if (this.#inside !== null && (this.#bare !== null || this.#percent)) {
      const part = this.#bare ?? bare.span;
      throw quantityIs.partWithoutUnit(part, this.#slice(part), this.#inside.text);
    }
    const end = written?.end ?? close;
    this.advance(end);
    return { ...bare, unit, span: { start: bare.span.start, end } };
  }

  #number(): QuantityNode {
    const low = this.expression();
    if (this.is('to')) return this.#range(low);
    this.#refuseDash(low);
    return { kind: 'constant', ...this.#withUnit(low) };
  }

  /** `10-20` is meant as a range, not as -10. */
  #refuseDash(tree: Expression): void {
    if (tree.kind !== 'binary' || tree.operator !== '-') return;
    const { left, right, span } = tree;
    if (left.kind !== 'number' || right.kind !== 'number') return;
    if (numberInBase(left) >= numberInBase(right)) return;
    throw quantityIs.dashed(
      span,
      this.#slice(span),
      `${this.#slice(left.span)} to ${this.#slice(right.span)}`,
    );
  }

  /** The value of an expression, with the unit that may follow it as a whole, as in `ln(1e6) USD`. */
  #withUnit(tree: Expression): Constant & { readonly span: Span } {
    this.#requireOneCurrency(tree);
    const constant = evaluateConstant(tree);
    const isBare = constant.unit === null && this.token.kind === 'name';
    const after = isBare ? this.unitAfter(tree.span.end) : null;
    if (after === null) return { ...constant, span: tree.span };
    this.advance(after.end);
    const span = { start: tree.span.start, end: after.end };
    const base = inBase(constant.base, after.unit);
    if (!Number.isFinite(base)) throw formulaIs.notFinite(span, base);
    return { value: constant.value, unit: after.unit, base, span };
  }

  /** What two currencies come to together is not known before rates are. */
  #requireOneCurrency(tree: Expression): void {
    if (tree.kind === 'number') return;
    const found = new Set([...unitsIn(tree)].flatMap((unit) => [...moneyIn(unit).keys()]));
    if (found.size > 1) throw quantityIs.twoCurrencies(tree.span, this.#slice(tree.span));
  }

  #range(low: Expression): DistributionNode {
    if (isTruth(low)) throw this.unexpected('an operator or the end', 'a range has two ends, as in 10 to 20');
    this.advance();
    const high = this.sum();
    const from = evaluateConstant(low);
    const to = this.#withUnit(high);
    this.#requireUnitLast(low, from.unit);
    this.#requireUnitLast(to, to.unit);
    if (from.unit !== null && (to.unit === null || !isSameUnit(from.unit, to.unit))) {
      throw quantityIs.unitInside(low.span, this.#slice(low.span));
    }
    const span = { start: low.span.start, end: to.span.end };
    this.#checkRange(from.value, to.value, to.unit, span);
    const argument = (value: number, { span }: { readonly span: Span }): Argument => ({
      name: null,
      value: { kind: 'constant', value, span },
      span,
    });
    return {
      kind: 'distribution',
      family: 'to',
      arguments: [argument(from.value, low), argument(to.value, to)],
      unit: to.unit,
      span,
    };
  }

  /** In `10 to 20 USD * 2` nobody can tell what the 2 is for. */
  #requireUnitLast({ span }: { readonly span: Span }, unit: Unit | null): void {
    const text = this.#slice(span);
    if (unit !== null && !text.endsWith(unit.text)) throw quantityIs.unitInside(span, text);
  }

  #checkRange(low: number, high: number, unit: Unit | null, span: Span): void {
    const found = this.#slice(span);
    const end =
      unit === null || unit.text === '' ? '' : unit.text.startsWith('%') ? unit.text : ` ${unit.text}`;
    if (low === high)
      throw quantityIs.notAscending(span, found, write(`${low}${end} for a number that is known`));
    if (low > high) throw quantityIs.notAscending(span, found, write(`${high} to ${low}${end}`));
    if (low <= 0) throw quantityIs.notPositive(span, found, String(low), String(high), end);
  }

  #distribution(): DistributionNode {
    const { text: family, span } = this.token;
    this.advance();
    this.advance();
    const values: Argument[] = [];
    const names = new Set<string>();
    this.bracketed(true, () => {
      if (this.is(')')) return;
      values.push(this.#argument(family, values, names));
      while (this.is(',')) {
        this.advance();
        values.push(this.#argument(family, values, names));
      }
    });
    if (!this.is(')'))
      throw this.unexpected('an operator, a comma or )', hintAfterValue(this.token, this.text));
    const { end } = this.token.span;
    return { kind: 'distribution', family, arguments: values, unit: null, span: { start: span.start, end } };
  }

  /** `names`: those of the arguments before it, to which its own is added. */
  #argument(family: string, before: readonly Argument[], names: Set<string>): Argument {
    const { token } = this;
    const isNamed = token.kind === 'name' && tokenAt(this.text, token.span.end).text === '=';
    if (!isNamed) {
      const value = this.#value(isProbability(family, null, before.length), takesParts.has(family));
      // Where one before it has a name, so has the last.
      if (before.length > 0 && before.at(-1)!.name !== null) {
        throw quantityIs.positionAfterName(value.span, this.#slice(value.span));
      }
      return { name: null, value, span: value.span };
    }
    const name = token.text;
    if (names.has(name)) throw quantityIs.givenTwice(name, token.span);
    names.add(name);
    this.advance();
    this.advance();
    const value = this.#value(isProbability(family, name, before.length), takesParts.has(family));
    return { name, value, span: { start: token.span.start, end: value.span.end } };
  }

  /** `isPart`: a value of the distribution itself, which may have a unit of its own. */
  #value(isProbability: boolean, isPart: boolean): ArgumentValue {
    const { token } = this;
    if (token.kind === 'text') {
      this.advance();
      return { kind: 'text', value: token.text.slice(1, -1), span: token.span };
    }
    if (this.is('[')) return this.#list(isProbability);
    if (this.#startsDistribution()) {
      const inside = this.nested(() => this.#distribution());
      const written = this.unitAfter(inside.span.end);
      if (!takesParts.has(inside.family)) this.#takePart(inside.span, written?.unit ?? null, isPart);
      else if (written !== null) throw quantityIs.unitInside(inside.span, this.#slice(inside.span));
      this.advance(written?.end);
      return inside;
    }
    const low = this.expression();
    if (!this.is('to'))
      return { kind: 'constant', value: this.#argumentNumber(low, isProbability, isPart), span: low.span };
    const range = this.#range(low);
    if (range.unit === null || !isDimensionless(range.unit)) {
      this.#takePart(range.span, range.unit, isPart);
      return { ...range, unit: null };
    }
    this.#percent = true;
    const { unit } = range;
    const ends = range.arguments.map((argument): Argument => {
      const value = argument.value as ArgumentValue & { kind: 'constant' };
      return { ...argument, value: { ...value, value: inBase(value.value, unit) } };
    });
    return { ...range, arguments: ends, unit: null };
  }

  /** Notes the unit of a part of a mixture or a truncation, of which all parts have the same. */
  #takePart(span: Span, unit: Unit | null, isPart: boolean): void {
    if (unit === null) {
      if (isPart) this.#bare ??= span;
      return;
    }
    if (!isPart) throw quantityIs.unitInside(span, this.#slice(span));
    if (this.#inside !== null && !isSameUnit(this.#inside, unit))
      throw quantityIs.partWithoutUnit(span, this.#slice(span), this.#inside.text);
    this.#inside ??= unit;
  }

  #list(isProbability: boolean): ArgumentValue {
    const { start } = this.token.span;
    const values: number[] = [];
    this.advance();
    this.bracketed(true, () => {
      if (this.is(']')) return;
      values.push(this.#argumentNumber(this.expression(), isProbability));
      while (this.is(',')) {
        this.advance();
        values.push(this.#argumentNumber(this.expression(), isProbability));
      }
    });
    const { end } = this.expect(']', 'an operator, a comma or ]');
    return { kind: 'list', values, span: { start, end } };
  }

  #argumentNumber(tree: Expression, isProbability: boolean, isPart = false): number {
    const { value, unit, base } = evaluateConstant(tree);
    if (unit === null || !isDimensionless(unit)) {
      // A 0 is the same in every unit.
      if (unit !== null || value !== 0) this.#takePart(tree.span, unit, isPart);
      return value;
    }
    if (!isProbability) this.#percent = true;
    return base;
  }

  #slice({ start, end }: Span): string {
    return this.text.slice(start, end);
  }
}

/** Families whose arguments are values of the distribution itself, each with its unit or all without. */
const takesParts: ReadonlySet<string> = new Set(['mixture', 'truncate']);

/** Whether two words mean the same unit, as `hour` and `hours` do. */
function isSameUnit(a: Unit, b: Unit): boolean {
  return a.factor === b.factor && sameDimension(a, b);
}

/** Where a probability stands among the arguments of a family of counts. */
const positionOfProbability: ReadonlyMap<string, number> = new Map([
  ['bernoulli', 0],
  ['binomial', 1],
  ['geometric', 0],
  ['negative_binomial', 1],
]);

/** Arguments that are shares whatever the distribution measures, so that a % there says nothing about its unit. */
function isProbability(family: string, name: string | null, position: number): boolean {
  if (name !== null) return ['weights', 'probability', 'gsd'].includes(name);
  return positionOfProbability.get(family) === position;
}
