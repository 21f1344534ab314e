import { foldExpression } from '../../notation/fold.ts';
import { daysIn } from '../../notation/calendar-month.ts';
import type { Expression, MonthlyNode } from '../../notation/tree.ts';
import { numberInBase } from '../../notation/infer.ts';
import { constants } from '../../notation/names.ts';
import { performOperation } from '../../notation/operations/operation.ts';
import { operationOf } from '../../notation/operations/operations.ts';
import type { Horizon } from '../../scenario/months/horizon.ts';
import { secondsPerDay } from './series-nodes.ts';
import type { Formulas, NodeId } from '../graph.ts';

/**
 * What a part of a formula is month by month: one node where all months are alike, else one a month. A month that hangs on
 * what is not known yet, as in `previous`, is null.
 */
export type Months = readonly (NodeId | null)[];

/** Adds formulas to a graph for all months of a horizon at once. */
export class MonthlyLowering {
  readonly #graph: Formulas;
  readonly #horizon: Horizon;

  constructor(graph: Formulas, horizon: Horizon) {
    this.#graph = graph;
    this.#horizon = horizon;
  }

  /** A formula in all months; `ofName` gives the months of every name that it may use. */
  lower(tree: Expression, ofName: (name: string) => Months): Months {
    return foldExpression<Months>(tree, (part, operands) => {
      switch (part.kind) {
        case 'number':
          return [this.#graph.constant(numberInBase(part))];
        case 'name':
          return this.#name(part.name, ofName);
        case 'month':
          return [this.#graph.constant(part.month - this.#horizon.from)];
        case 'monthly':
          return this.#monthly(part, operands);
        default: {
          const { operation } = operationOf(part);
          return performOperation<Months>(
            operation,
            ({ name }, ...values) => this.#each(name, values),
            operands,
          );
        }
      }
    });
  }

  /** An operation month by month. */
  #each(operation: string, operands: readonly Months[]): Months {
    const count = Math.max(...operands.map(({ length }) => length));
    return Array.from({ length: count }, (_, month) => {
      const nodes = operands.map((values) => values[values.length === 1 ? 0 : month] ?? null);
      return nodes.every((node) => node !== null) ? this.#graph.operation(operation, ...nodes) : null;
    });
  }

  #name(name: string, ofName: (name: string) => Months): Months {
    const constant = constants.get(name);
    if (constant !== undefined) return [this.#graph.constant(constant)];
    if (name === 'month_index') return this.#every((month) => this.#graph.constant(month));
    if (name === 'days_in_month') return this.#every((month) => this.#graph.constant(this.secondsIn(month)));
    return ofName(name);
  }

  /** Length of a month of the horizon in base units. */
  secondsIn(month: number): number {
    return daysIn(this.#horizon.from + month) * secondsPerDay;
  }

  #every<Value>(of: (month: number) => Value): Value[] {
    return Array.from({ length: this.#horizon.months }, (_, month) => of(month));
  }

  #monthly({ function: word, arguments: written }: MonthlyNode, [x, second]: readonly Months[]): Months {
    const months = written.flatMap((part) =>
      part.kind === 'month' ? [part.month - this.#horizon.from] : [],
    );
    const values = this.#every((month) => x![x!.length === 1 ? 0 : month]!);
    switch (word) {
      case 'previous':
        return [second![0]!, ...values.slice(0, -1)];
      case 'at':
        return [values[months[0]!]!];
      case 'total':
        return this.#last(this.#sums(values, months[0] ?? 0, months[1] ?? values.length - 1));
      case 'total_to_date':
        return this.#sums(values, 0, values.length - 1);
      case 'average':
        return this.average(values);
      case 'highest':
        return this.#last(this.#running('maximum', values));
      case 'lowest':
        return this.#last(this.#running('minimum', values));
      case 'first_month':
        return this.#first(values);
    }
  }

  #last(values: Months): Months {
    return [values.at(-1)!];
  }

  /** `a`, `a op b`, `(a op b) op c`, .. */
  #running(operation: string, values: Months): Months {
    let so: NodeId | null = null;
    return values.map((value, month) => {
      if (value === null || (month > 0 && so === null)) so = null;
      else so = month === 0 ? value : this.#graph.operation(operation, so!, value);
      return so;
    });
  }

  /** What a rate comes to from one month by the end of each that follows. */
  #sums(values: Months, from: number, to: number): Months {
    const amounts = values
      .slice(from, to + 1)
      .map((value, index) => (value === null ? null : this.#scaled(value, this.secondsIn(from + index))));
    return this.#running('add', amounts);
  }

  #scaled(value: NodeId, factor: number): NodeId {
    return this.#graph.operation('multiply', value, this.#graph.constant(factor));
  }

  /** What a rate comes to by the end of each month. */
  toDate(values: Months): Months {
    const all = this.#every((month) => (values.length === 1 ? values[0]! : values[month]!));
    return this.#sums(all, 0, all.length - 1);
  }

  /** The mean over the days of the horizon. */
  average(values: Months): Months {
    return this.#last(this.averageToDate(values));
  }

  /** What each month, and those before it, add to the mean over the days of the horizon. */
  averageToDate(values: Months): Months {
    if (values.length === 1) return values;
    const seconds = this.#every((month) => this.secondsIn(month));
    const all = seconds.reduce((sum, length) => sum + length);
    const weighted = values.map((value, month) =>
      value === null ? null : this.#scaled(value, seconds[month]! / all),
    );
    return this.#running('add', weighted);
  }

  /** The first month in which a condition holds; the number of months where it never does. */
  #first(values: Months): Months {
    const { months } = this.#horizon;
    let first: NodeId | null = this.#graph.constant(months);
    for (let month = months - 1; month >= 0; month -= 1) {
      const value = values[month]!;
      first =
        value === null || first === null
          ? null
          : this.#graph.operation('if', value, this.#graph.constant(month), first);
    }
    return [first];
  }

  /** 1 where all of some conditions hold (`every`), or one of them (`any`). */
  joined(conditions: Months, how: 'every' | 'any'): NodeId {
    const operation = how === 'every' ? 'and' : 'or';
    return conditions.reduce<NodeId>(
      (all, one, month) => (month === 0 ? one! : this.#graph.operation(operation, all, one!)),
      conditions[0]!,
    );
  }
}
