import type { Estimate } from '../../statistics/estimate.ts';

/** Something that a run sees too seldom to judge by its draws, and that matters to the mean or the spread of an output. */
export interface UnseenEvent {
  readonly input: string;
  /** The values meant, as in `outage = 1` or `b above 106`. */
  readonly event: string;
  /** Of the event, exact but for rounding and the place of a step. */
  readonly probability: number;
  /** How often the run's draws were expected to show it, and how often they did. */
  readonly hits: { readonly expected: number; readonly seen: number };
  /** True where it is rare only together with unusual values of other inputs. */
  readonly together: boolean;
  /** What it adds to the output's mean, in the output's unit. */
  readonly adds: Estimate;
  /**
   * `added`: it is in the mean and the standard deviation. `correlated`: so it is, as if the input were not correlated, and
   * their errors hold all of it. `unsettled`: the output grows about as fast as the values become rare, and its mean is not known.
   */
  readonly standing: 'added' | 'correlated' | 'unsettled';
}

/** By output, what was not seen, or too seldom; outputs without any are left out. */
export type Unseen = Readonly<Record<string, readonly UnseenEvent[]>>;
