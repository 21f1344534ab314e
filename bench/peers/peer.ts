/** What a program prints: its statistics are those of the last size. */
export interface Answer {
  /** Of each size: processor time, or time on the clock where several workers share the work. */
  readonly seconds: readonly number[];
  readonly mean: number;
  readonly sd: number;
  /** At `levels`. */
  readonly quantiles: readonly number[];
  readonly version: string;
  /** Means of 2^18 draws of each input, in the order of the model's. */
  readonly inputs?: readonly number[];
  /** Of each size: largest relative simulation error of mean, 5th and 95th percentile, from the replicates. */
  readonly relativeErrors?: readonly number[];
}

export const levels = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975, 0.99] as const;

export type Command = readonly [program: string, ...words: string[]];

export interface Peer {
  readonly name: string;
  /** Takes sizes, in draws, as its last words. */
  readonly command: Command;
  /** The difference of a short and a long run leaves out what does not grow with draws. */
  readonly sizes: readonly [short: number, long: number];
  /** True where its replicates tell its errors, which are not those of independent draws. */
  readonly stratified?: boolean;
  /** A command that fails where its draws are not what they should be. */
  readonly check?: Command;
}

export interface Missing {
  readonly name: string;
  readonly reason: string;
}
