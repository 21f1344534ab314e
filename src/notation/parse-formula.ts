import { isDimensionless } from '../units/arithmetic.ts';
import { dimensionless } from '../units/unit.ts';
import { evaluateConstant } from './constant.ts';
import { syntaxIs } from './messages.ts';
import { isTruth } from './operations/operations.ts';
import { Parser } from './parser.ts';
import type { Expression } from './tree.ts';

/**
 * A formula, as in `gpus * price + 2 USD/day`.
 * @throws NotationError
 */
export function parseFormula(text: string): Expression {
  const parser = new Parser(text);
  const tree = parser.expression();
  parser.end();
  return tree;
}

/** A goal as written. */
export interface GoalNode {
  /** 0 or 1. */
  readonly comparison: Expression;
  /** Probability in (0, 1], or null when the goal does not say. */
  readonly required: number | null;
}

/**
 * A goal, as in `monthly_cost <= 25M USD with 90%`.
 * @throws NotationError
 */
export function parseGoal(text: string): GoalNode {
  const parser = new Parser(text);
  const comparison = parser.expression();
  if (!isTruth(comparison)) {
    throw syntaxIs.notAGoal(comparison.span, text.slice(comparison.span.start, comparison.span.end));
  }
  if (!parser.is('with')) {
    parser.end();
    return { comparison, required: null };
  }
  parser.advance();
  const probability = parser.sum();
  parser.end();
  const { base: required, unit } = evaluateConstant(probability);
  const isShare = isDimensionless(unit ?? dimensionless);
  if (!isShare || !(required > 0 && required <= 1)) {
    throw syntaxIs.probability(probability.span, text.slice(probability.span.start, probability.span.end));
  }
  return { comparison, required };
}
