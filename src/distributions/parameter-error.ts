/** One thing wrong with the arguments of a distribution. */
export interface ParameterProblem {
  /** Index of the offending argument; null when it is about the call as a whole. */
  readonly argument: number | null;
  readonly rule: string;
  readonly found?: string;
  readonly hint?: string;
}

/** Everything wrong with one call of a distribution. `argument`, `rule`, `found` and `hint` are the first problem's. */
export class ParameterError extends Error {
  override readonly name = 'ParameterError';
  readonly problems: readonly ParameterProblem[];
  readonly argument: number | null;
  readonly rule: string;
  readonly found: string | undefined;
  readonly hint: string | undefined;

  constructor(problems: readonly ParameterProblem[]) {
    super(problems.map(({ rule }) => rule).join('; '));
    const first = problems[0]!;
    this.problems = problems;
    this.argument = first.argument;
    this.rule = first.rule;
    this.found = first.found;
    this.hint = first.hint;
  }
}
