import type { Unit } from '../units/unit.ts';
import { monthAt, monthLength } from './calendar-month.ts';
import { argumentCount, functionHint } from './functions.ts';
import { hintAfterValue, numberIs, syntaxIs, write } from './messages.ts';
import { monthlyIs } from './monthly/messages.ts';
import { isMonthlyWord, monthlyFunctions } from './monthly/functions.ts';
import { reservedWords } from './names.ts';
import { functions } from './operations/operations.ts';
import { comparisons } from './operations/truth.ts';
import { unitAt } from './parse-unit.ts';
import { type Token, thousandsAfter, tokenAt } from './tokens.ts';
import type { BinaryOperator, Expression, MonthlyWord, Span } from './tree.ts';

/** How many brackets, signs and powers may stand inside each other. */
const deepestNesting = 200;

/** What may come directly after a number as its unit; `1/s` needs the space. */
const unitStart = /\s?[\p{L}_%$€£¥]|\s1\/\p{L}|\s1$/uy;

/** Two signs that somebody may write for a comparison, and what to write. */
const twoSigns: ReadonlyMap<string, string> = new Map([
  ['<=', '<='],
  ['>=', '>='],
  ['<>', '!='],
]);

/**
 * Reads expressions by recursive descent, loosest operator first: `or`, `and`, `not`, comparisons, `+ -`, `* /`, sign,
 * `^`. Chains of one operator are loops, so only real nesting uses the stack.
 */
export class Parser {
  readonly text: string;
  token: Token;
  #depth = 0;
  /** Directly between the brackets of a call, where a comma separates arguments. */
  #inArguments = false;
  /** In `10^6 USD` the unit belongs to the power. */
  #inExponent = false;

  constructor(text: string) {
    this.text = text;
    this.token = tokenAt(text, 0);
    if (this.token.kind === 'end') throw syntaxIs.empty();
  }

  advance(from: number = this.token.span.end): void {
    this.token = tokenAt(this.text, from);
  }

  is(text: string): boolean {
    return this.token.text === text && (this.token.kind === 'symbol' || this.token.kind === 'name');
  }

  expect(text: string, what: string, hint?: string): Span {
    if (!this.is(text)) throw this.unexpected(what, hint);
    const { span } = this.token;
    this.advance();
    return span;
  }

  unexpected(what: string, hint?: string): Error {
    return syntaxIs.expected(what, this.token.span, this.token.text, hint);
  }

  /** Runs a part that stands inside another. */
  nested<Part>(read: () => Part): Part {
    if (this.#depth === deepestNesting) throw syntaxIs.deep(this.token.span, deepestNesting);
    this.#depth += 1;
    const part = read();
    this.#depth -= 1;
    return part;
  }

  /** Runs a part between brackets, where commas separate arguments or do not. */
  bracketed<Part>(inArguments: boolean, read: () => Part): Part {
    const outside = [this.#inArguments, this.#inExponent] as const;
    this.#inArguments = inArguments;
    this.#inExponent = false;
    const part = this.nested(read);
    [this.#inArguments, this.#inExponent] = outside;
    return part;
  }

  expression(): Expression {
    let left = this.#conjunction();
    while (this.is('or')) left = this.#binary('or', left, () => this.#conjunction());
    return left;
  }

  #conjunction(): Expression {
    let left = this.#negation();
    while (this.is('and')) left = this.#binary('and', left, () => this.#negation());
    return left;
  }

  #negation(): Expression {
    if (!this.is('not')) return this.#comparison();
    const { start } = this.token.span;
    this.advance();
    const operand = this.nested(() => this.#negation());
    return { kind: 'not', operand, span: { start, end: operand.span.end } };
  }

  #comparison(): Expression {
    const left = this.#side();
    if (!this.#isComparison()) {
      if (left.kind === 'month')
        throw monthlyIs.stray(left.span, this.text.slice(left.span.start, left.span.end));
      return left;
    }
    const tree = this.#binary(this.token.text as BinaryOperator, left, () => this.#side());
    if (this.#isComparison()) throw syntaxIs.chained(this.token.span, this.token.text);
    return tree;
  }

  /** A side of a comparison: a month, or what else can be compared. */
  #side(): Expression {
    return this.#month() ?? this.sum();
  }

  /** The month that stands here, as in `2027-06`. */
  #month(): Expression | null {
    const { start } = this.token.span;
    const month = this.token.kind === 'number' ? monthAt(this.text, start) : null;
    if (month === null) return null;
    const end = start + monthLength;
    this.advance(end);
    return { kind: 'month', month, span: { start, end } };
  }

  #isComparison(): boolean {
    return this.token.kind === 'symbol' && this.token.text in comparisons;
  }

  sum(): Expression {
    let left = this.#product();
    while (this.is('+') || this.is('-')) {
      left = this.#binary(this.token.text as BinaryOperator, left, () => this.#product());
    }
    return left;
  }

  #product(): Expression {
    let left = this.#signed();
    while (this.is('*') || this.is('/')) {
      left = this.#binary(this.token.text as BinaryOperator, left, () => this.#signed());
    }
    return left;
  }

  #signed(): Expression {
    const { start } = this.token.span;
    if (this.is('+')) {
      this.advance();
      return this.nested(() => this.#signed());
    }
    if (!this.is('-')) return this.#power();
    this.advance();
    const operand = this.nested(() => this.#signed());
    return { kind: 'negate', operand, span: { start, end: operand.span.end } };
  }

  #power(): Expression {
    const base = this.#primary();
    if (!this.is('^')) return base;
    const outside = this.#inExponent;
    this.#inExponent = true;
    const tree = this.nested(() => this.#binary('^', base, () => this.#signed()));
    this.#inExponent = outside;
    return tree;
  }

  #binary(operator: BinaryOperator, left: Expression, readRight: () => Expression): Expression {
    const { end } = this.token.span;
    this.advance();
    const isSpread = operator === '+' && (this.is('/') || (this.is('-') && this.token.span.start === end));
    if (isSpread) throw this.unexpected('a value', 'write a spread as normal(mean=, sd=)');
    if (operator === '*' && this.is('*')) throw this.unexpected('a value', 'write powers with ^');
    const meant = twoSigns.get(operator + this.token.text);
    if (meant !== undefined) throw this.unexpected('a value', write(meant));
    const right = readRight();
    return { kind: 'binary', operator, left, right, span: { start: left.span.start, end: right.span.end } };
  }

  #primary(): Expression {
    const { token } = this;
    if (token.kind === 'number') {
      const month = this.#month();
      if (month !== null)
        throw monthlyIs.stray(month.span, this.text.slice(month.span.start, month.span.end));
      return this.#number(token);
    }
    if (token.kind === 'name' && (!reservedWords.has(token.text) || token.text === 'if')) {
      this.advance();
      if (this.is('(')) return this.#call(token.text, token.span);
      if (token.text === 'if') throw this.unexpected('(', 'as in if(condition, yes, no)');
      return { kind: 'name', name: token.text, span: token.span };
    }
    if (this.is('(')) {
      const { start } = token.span;
      this.advance();
      const inside = this.bracketed(false, () => this.expression());
      const { end } = this.expect(')', 'an operator or )', hintAfterValue(this.token, this.text));
      return { ...inside, span: { start, end } };
    }
    throw this.unexpected('a value', token.text === 'not' ? 'put brackets around not' : undefined);
  }

  #number(token: Token & { kind: 'number' }): Expression {
    const thousands = thousandsAfter(this.text, token.span);
    if (thousands !== undefined && (!this.#inArguments || thousands.startsWith(',0'))) {
      const span = { start: token.span.start, end: token.span.end + thousands.length };
      throw numberIs.separated(span, token.text + thousands);
    }
    const unit = this.#inExponent ? null : this.unitAfter(token.span.end);
    const end = unit === null ? token.span.end : unit.end;
    this.advance(end);
    return {
      kind: 'number',
      value: token.value,
      unit: unit?.unit ?? null,
      span: { start: token.span.start, end },
    };
  }

  /** The unit that stands at `end` or one blank after it. */
  unitAfter(end: number): { readonly unit: Unit; readonly end: number } | null {
    unitStart.lastIndex = end;
    if (!unitStart.test(this.text)) return null;
    const start = /\s/.test(this.text[end]!) ? end + 1 : end;
    if (this.text[start] !== '1' && this.text[start] !== '%') {
      const next = /[$€£¥]/.test(this.text[start]!) ? null : tokenAt(this.text, start);
      if (next?.kind === 'name' && reservedWords.has(next.text)) return null;
      if (next?.kind === 'name' && this.#isInMonths(next)) return null;
    }
    return unitAt(
      this.text,
      start,
      'a word after a number is its unit: for a product write * with spaces around it',
    );
  }

  /** `in every month` and `in any month` follow a goal's comparison; an inch would stand there otherwise. */
  #isInMonths({ text, span }: Token): boolean {
    return text === 'in' && ['every', 'any'].includes(tokenAt(this.text, span.end).text);
  }

  #call(name: string, at: Span): Expression {
    if (isMonthlyWord(name)) return this.#monthly(name, at);
    const known = functions.get(name);
    if (known === undefined) throw this.unknownFunction(name, at);
    const values = this.#arguments(() => this.expression());
    if (this.is('=')) throw syntaxIs.namedArgument(name, this.token.span);
    const { end } = this.expect(')', 'an operator, a comma or )', hintAfterValue(this.token, this.text));
    const span = { start: at.start, end };
    const [fewest, most] = argumentCount(known);
    if (values.length < fewest || values.length > most) {
      const expected =
        most === fewest ? `${fewest} argument${fewest === 1 ? '' : 's'}` : 'at least 1 argument';
      throw syntaxIs.argumentCount(`${name}(${known.parameters.join(', ')})`, span, expected, values.length);
    }
    return { kind: 'call', function: name, arguments: values, span };
  }

  /** What stands between the brackets of a call; `read` gets the position of each, from 0. */
  #arguments(read: (position: number) => Expression): readonly Expression[] {
    const values: Expression[] = [];
    this.advance();
    this.bracketed(true, () => {
      if (this.is(')')) return;
      values.push(read(0));
      while (this.is(',')) {
        this.advance();
        values.push(read(values.length));
      }
    });
    return values;
  }

  #monthly(name: MonthlyWord, at: Span): Expression {
    const { parameters, fewest } = monthlyFunctions[name];
    const values = this.#arguments((position) => {
      if (parameters[position] !== 'month') return this.expression();
      const { span, text } = this.token;
      const month = this.#month();
      if (month === null) throw monthlyIs.noMonth(name, span, text);
      return month;
    });
    if (this.is('=')) throw syntaxIs.namedArgument(name, this.token.span);
    const { end } = this.expect(')', 'an operator, a comma or )', hintAfterValue(this.token, this.text));
    const span = { start: at.start, end };
    if (
      values.length < fewest ||
      values.length > parameters.length ||
      (name === 'total' && values.length === 2)
    ) {
      const counts = fewest === parameters.length ? `${fewest}` : `${fewest} or ${parameters.length}`;
      const expected = `${counts} argument${counts === '1' ? '' : 's'}`;
      throw syntaxIs.argumentCount(`${name}(${parameters.join(', ')})`, span, expected, values.length);
    }
    return { kind: 'monthly', function: name, arguments: values, span };
  }

  unknownFunction(name: string, at: Span): Error {
    const hint = functionHint(name) ?? 'a product needs a *, and a distribution is an input of its own';
    return syntaxIs.unknownFunction(name, at, hint);
  }

  /** Nothing may follow. */
  end(): void {
    if (this.token.kind !== 'end')
      throw this.unexpected('an operator or the end', hintAfterValue(this.token, this.text));
  }
}
