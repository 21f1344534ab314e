import type { Unit } from '../units/unit.ts';
import type { CalendarMonth } from './calendar-month.ts';

/** Offsets in the text that was parsed, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type BinaryOperator =
  | '+'
  | '-'
  | '*'
  | '/'
  | '^'
  | '<'
  | '<='
  | '>'
  | '>='
  | '=='
  | '!='
  | 'and'
  | 'or';

export type UnaryOperator = 'negate' | 'not';

/** A formula. */
export type Expression =
  | MonthlyNode
  /** A month of the calendar, as in `2027-06`. */
  | { readonly kind: 'month'; readonly month: CalendarMonth; readonly span: Span }
  | { readonly kind: 'number'; readonly value: number; readonly unit: Unit | null; readonly span: Span }
  | { readonly kind: 'name'; readonly name: string; readonly span: Span }
  | { readonly kind: UnaryOperator; readonly operand: Expression; readonly span: Span }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
      readonly span: Span;
    }
  | {
      readonly kind: 'call';
      readonly function: string;
      readonly arguments: readonly Expression[];
      readonly span: Span;
    };

/** Functions of scenarios with a horizon; what each does is a row of monthly/functions.ts. */
export type MonthlyWord =
  | 'previous'
  | 'at'
  | 'total'
  | 'total_to_date'
  | 'average'
  | 'highest'
  | 'lowest'
  | 'first_month';

/** A function of what months hold, as in `total(daily_cost, 2027-04, 2027-06)`: months stand among its arguments. */
export interface MonthlyNode {
  readonly kind: 'monthly';
  readonly function: MonthlyWord;
  readonly arguments: readonly Expression[];
  readonly span: Span;
}

/** An argument of a distribution: a constant expression, a list of them, a text or another distribution. */
export type ArgumentValue =
  | { readonly kind: 'constant'; readonly value: number; readonly span: Span }
  | { readonly kind: 'list'; readonly values: readonly number[]; readonly span: Span }
  | { readonly kind: 'text'; readonly value: string; readonly span: Span }
  | DistributionNode;

export interface Argument {
  /** Null when given by position. */
  readonly name: string | null;
  readonly value: ArgumentValue;
  readonly span: Span;
}

/** A distribution as written; `a to b` is the family `to` with two positional arguments. */
export interface DistributionNode {
  readonly kind: 'distribution';
  readonly family: string;
  readonly arguments: readonly Argument[];
  /** The unit written after it, or null when it takes the input's own. */
  readonly unit: Unit | null;
  readonly span: Span;
}

/** What an input can be: a number (a constant expression) or a distribution. */
export type QuantityNode =
  | {
      readonly kind: 'constant';
      /** In `unit`, which is null where the number takes its input's own. */
      readonly value: number;
      readonly unit: Unit | null;
      /** In base units; of a number without a unit the number itself. */
      readonly base: number;
      readonly span: Span;
    }
  | DistributionNode;
