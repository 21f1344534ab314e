import { NotationError } from '../errors.ts';
import type { Unit } from '../units/unit.ts';
import { namesIn } from './fold.ts';
import { reservedWords } from './names.ts';
import { functions } from './operations/operations.ts';
import { Parser } from './parser.ts';
import { tokenAt } from './tokens.ts';
import type { Expression, Span } from './tree.ts';

/** An argument of a distribution that is a formula, perhaps of names. */
export interface VaryingArgument {
  /** Null when given by position. */
  readonly name: string | null;
  readonly tree: Expression;
  readonly text: string;
}

/** A distribution whose parameters vary with other inputs; `a to b` is the family `to`. */
export interface VaryingNode {
  readonly family: string;
  readonly arguments: readonly VaryingArgument[];
  /** The unit at its end, or null. */
  readonly unit: Unit | null;
  /** Names that its arguments use, with their first place. */
  readonly uses: ReadonlyMap<string, Span>;
}

/** A distribution of which an argument uses a name, as in `normal(m, 1 USD)`; null for every other text. */
export function parseVarying(text: string): VaryingNode | null {
  try {
    return new VaryingParser(text).node();
  } catch (error) {
    // What is wrong with it is reported where it is read as an ordinary value.
    if (error instanceof NotationError) return null;
    throw error;
  }
}

class VaryingParser extends Parser {
  node(): VaryingNode | null {
    const isCall =
      this.token.kind === 'name' &&
      !functions.has(this.token.text) &&
      !reservedWords.has(this.token.text) &&
      tokenAt(this.text, this.token.span.end).text === '(';
    const parts = isCall ? this.#call() : this.#interval();
    if (parts === null) return null;
    this.end();
    const uses = new Map<string, Span>();
    for (const { tree } of parts.arguments)
      for (const name of namesIn(tree)) if (!uses.has(name)) uses.set(name, placeOf(this.text, tree, name));
    return uses.size === 0 ? null : { ...parts, uses };
  }

  #call(): Omit<VaryingNode, 'uses'> {
    const family = this.token.text;
    this.advance();
    this.advance();
    const values: VaryingArgument[] = [];
    this.bracketed(true, () => {
      values.push(this.#argument());
      while (this.is(',')) {
        this.advance();
        values.push(this.#argument());
      }
    });
    if (!this.is(')')) throw this.unexpected(')');
    const { end } = this.token.span;
    const unit = this.unitAfter(end);
    this.advance(unit?.end ?? end);
    return { family, arguments: values, unit: unit?.unit ?? null };
  }

  #interval(): Omit<VaryingNode, 'uses'> | null {
    const low = this.sum();
    if (!this.is('to')) return null;
    this.advance();
    const high = this.sum();
    const argument = (tree: Expression) => ({ name: null, tree, text: this.#slice(tree.span) });
    return { family: 'to', arguments: [argument(low), argument(high)], unit: null };
  }

  #argument(): VaryingArgument {
    const { token } = this;
    const isNamed = token.kind === 'name' && tokenAt(this.text, token.span.end).text === '=';
    if (isNamed) {
      this.advance();
      this.advance();
    }
    const tree = this.expression();
    return { name: isNamed ? token.text : null, tree, text: this.#slice(tree.span) };
  }

  #slice({ start, end }: Span): string {
    return this.text.slice(start, end);
  }
}

/** Where a name first stands in a part of a text. */
function placeOf(text: string, { span }: Expression, name: string): Span {
  for (let token = tokenAt(text, span.start); token.kind !== 'end'; token = tokenAt(text, token.span.end))
    if (token.kind === 'name' && token.text === name) return token.span;
  return span;
}
