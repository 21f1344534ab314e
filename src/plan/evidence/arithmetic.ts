import type { Graph, NodeId } from '../graph.ts';

/** Formulas of the likelihoods over the nodes of a graph; a number stands for the constant that it is. */
export class Arithmetic {
  readonly graph: Graph;

  constructor(graph: Graph) {
    this.graph = graph;
  }

  /** An operation of the kernel by its name. */
  of(name: string, ...operands: readonly (NodeId | Constant)[]): NodeId {
    return this.graph.operation(
      name,
      ...operands.map((operand) =>
        typeof operand === 'number' ? operand : this.graph.constant(operand.constant),
      ),
    );
  }

  /** a + b + .. */
  sum(first: NodeId, ...others: readonly NodeId[]): NodeId {
    return others.reduce((sum, one) => this.of('add', sum, one), first);
  }

  /** ((c[n] x + c[n-1]) x + ..) x + c[0]. */
  polynomial(x: NodeId, coefficients: readonly number[]): NodeId {
    const [last, ...others] = coefficients.toReversed();
    return others.reduce<NodeId>(
      (sum, coefficient) => this.of('add', this.of('multiply', sum, x), number(coefficient)),
      this.graph.constant(last!),
    );
  }

  /**
   * P(Z <= z) of a standard normal Z.
   *
   * Source: Abramowitz and Stegun, Handbook of Mathematical Functions (1964), 26.2.17: absolute error below 7.5e-8.
   */
  normalCdf(z: NodeId): NodeId {
    const size = this.of('absolute', z);
    const t = this.of(
      'divide',
      number(1),
      this.of('add', number(1), this.of('multiply', number(0.2316419), size)),
    );
    const series = this.polynomial(t, [0, 0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429]);
    const density = this.of(
      'multiply',
      number(0.3989422804014327),
      this.of('exp', this.of('multiply', number(-0.5), this.of('multiply', z, z))),
    );
    const tail = this.of('multiply', density, series);
    return this.of('if', this.of('greater', z, number(0)), this.of('subtract', number(1), tail), tail);
  }
}

interface Constant {
  readonly constant: number;
}

/** A number among nodes, which are numbers too. */
export const number = (constant: number): Constant => ({ constant });
