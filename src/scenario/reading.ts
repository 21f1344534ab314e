import { NotationError, type Problem } from '../errors.ts';
import type { SourceFile } from './source-file.ts';
import type { Placed, YamlScalar } from './yaml-tree.ts';

/** What is gathered while a scenario is read. */
export interface Reading {
  /** Everything wrong so far. */
  readonly problems: Problem[];
  /** Files besides the scenario and its bases that the answer depends on. */
  readonly files: SourceFile[];
  /** What could be written better, though nothing is wrong. */
  readonly remarks: Problem[];
}

/** Adds a problem at the start of something written. */
export function report(
  { problems }: Pick<Reading, 'problems'>,
  at: Pick<Placed, 'at' | 'path'>,
  rule: string,
  found?: string | undefined,
  hint?: string | undefined,
): void {
  reportAt({ problems }, at, undefined, rule, found, hint);
}

/** Adds a problem at an offset in a scalar's text. */
export function reportAt(
  { problems }: Pick<Reading, 'problems'>,
  at: Pick<Placed, 'at' | 'path'>,
  offset: number | undefined,
  rule: string,
  found?: string | undefined,
  hint?: string | undefined,
): void {
  problems.push({
    place: offset === undefined ? at.at() : at.at(offset),
    path: at.path,
    rule,
    ...(found === undefined ? {} : { found }),
    ...(hint === undefined ? {} : { hint }),
  });
}

/** Reads a scalar in the small language; null, and a problem, when it cannot be read. */
export function readNotation<T>(reading: Reading, node: YamlScalar, parse: (text: string) => T): T | null {
  try {
    return parse(node.text);
  } catch (error) {
    if (!(error instanceof NotationError)) throw error;
    reportAt(reading, node, error.start, error.rule, error.found, error.hint);
    return null;
  }
}
