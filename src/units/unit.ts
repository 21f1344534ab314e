/** Powers of base units, as in `{ USD: 1, s: -1 }`; a power of zero is left out. Dimensionless is `{}`. */
export type Dimension = Readonly<Record<string, number>>;

/** A unit as somebody wrote it. One of it is `factor` of the coherent base unit of its dimension. */
export interface Unit {
  /** As written, `USD/GPU/hour`; the empty string for dimensionless. */
  readonly text: string;
  /** A value in this unit times `factor` is the value in base units (USD, token, query, user, GPU, FLOP, byte, parameter, person, J, s). */
  readonly factor: number;
  readonly dimension: Dimension;
}

export const dimensionless: Unit = { text: '', factor: 1, dimension: {} };
