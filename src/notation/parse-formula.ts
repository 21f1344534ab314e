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
  /** Whether it is to hold `in every month` or `in any month`; null where it does not say. */
  readonly months: 'every' | 'any' | null;
}

/** What may stand before a percentage at the end of a goal in place of `with`: a word or two, a comma, a bracket. */
const strayProbability = /^[,(]? ?(?:\p{L}+ ){0,3}([\d.]+ ?%)\)?$/u;

/** A percentage after `with` that has words before or after it: `probability 90%`, `90% confidence`. */
const wordyProbability = /^((?:\p{L}+ ){0,4})([\d.]+ ?%)((?: \p{L}+){0,4})$/u;

/**
 * A goal, as in `monthly_cost <= 25M USD with 90%`.
 * @throws NotationError
 */
export function parseGoal(text: string): GoalNode {
  const parser = new Parser(text);
  const comparison = parser.expression();
  if (!isTruth(comparison)) {
    const { start, end } = comparison.span;
    throw syntaxIs.notAGoal(comparison.span, text.slice(start, end), parser.is('='));
  }
  const months = monthsOf(parser);
  if (!parser.is('with')) {
    const rest = text.slice(parser.token.span.start);
    const meant = strayProbability.exec(rest)?.[1];
    if (meant !== undefined) throw syntaxIs.afterGoal(parser.token.span, parser.token.text, meant);
    parser.end();
    return { comparison, required: null, months };
  }
  parser.advance();
  const [before, meant, after] = wordyProbability.exec(text.slice(parser.token.span.start))?.slice(1) ?? [];
  if (meant !== undefined && (before !== '' || after !== '')) {
    const ofMonths = /^ in (?:every|any) month$/.test(after!) ? after!.slice(1) : null;
    const { start } = parser.token.span;
    const at = before !== '' ? parser.token.span : { start: start + meant.length, end: text.length };
    throw syntaxIs.wordyProbability(at, text.slice(at.start, at.end).trim(), meant, ofMonths);
  }
  const probability = parser.sum();
  parser.end();
  const { base: required, unit } = evaluateConstant(probability);
  const isShare = isDimensionless(unit ?? dimensionless);
  if (!isShare || !(required > 0 && required <= 1)) {
    throw syntaxIs.probability(probability.span, text.slice(probability.span.start, probability.span.end));
  }
  return { comparison, required, months };
}

/** `in every month` or `in any month`, where it stands here. */
function monthsOf(parser: Parser): GoalNode['months'] {
  if (!parser.is('in')) return null;
  parser.advance();
  const months = parser.token.text;
  if (months !== 'every' && months !== 'any')
    throw parser.unexpected('every or any', 'as in `daily_cost <= 4k USD/day in every month`');
  parser.advance();
  parser.expect('month', 'month', `as in \`in ${months} month\``);
  return months;
}
