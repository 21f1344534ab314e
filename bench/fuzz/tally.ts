/** What came of the cases of a kind. */
export interface Tally {
  readonly cases: number;
  /** By the clock, in ms. */
  readonly elapsedMs: number;
  readonly accepted: number;
  readonly refused: number;
  /** Longest step of a case, in ms of processor time, and which case that was. */
  readonly slowestMs: number;
  readonly slowestCase: number;
}

export const noCases: Tally = {
  cases: 0,
  elapsedMs: 0,
  accepted: 0,
  refused: 0,
  slowestMs: 0,
  slowestCase: 0,
};

export function addTallies(a: Tally, b: Tally): Tally {
  const slower = b.slowestMs > a.slowestMs ? b : a;
  return {
    cases: a.cases + b.cases,
    elapsedMs: a.elapsedMs + b.elapsedMs,
    accepted: a.accepted + b.accepted,
    refused: a.refused + b.refused,
    slowestMs: slower.slowestMs,
    slowestCase: slower.slowestCase,
  };
}
