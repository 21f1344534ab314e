/** A Vega-Lite specification as plain JSON; our own code writes it, never a user. */
export type Spec = Readonly<Record<string, unknown>>;

/** Where a chart is drawn: beside a contents list, or on a phone. */
export interface Size {
  /** Width of everything, in CSS pixels. */
  readonly width: number;
  readonly narrow: boolean;
  /** True for the version that answers to the pointer; the drawing on paper leaves those layers out. */
  readonly live: boolean;
}

export type Cell = string | number | null;

/** The numbers behind a chart, for people who read tables and for the CSV. */
export interface DataTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** Columns of changes, whose numbers have a plus as well. */
  readonly signed?: readonly number[];
}

/** An axis as a what-if changes it. */
export interface AxisChange {
  /** The horizontal one unless stated otherwise. */
  readonly along?: 'x' | 'y';
  readonly scale: Readonly<Record<string, unknown>>;
  readonly ticks: readonly number[] | undefined;
}

/** What a what-if changes in a chart that stands: rows by the name of their data, the axis of the values, and sometimes the other. */
export interface ChartChange extends AxisChange {
  readonly data: Readonly<Record<string, readonly object[]>>;
  readonly across?: AxisChange;
}

/** One chart of one result, ready to be drawn at any size. */
export interface Chart {
  /** Unique on the page; letters, digits and dashes. */
  readonly id: string;
  /** The finding, in a sentence without a full stop. */
  readonly title: string;
  /** How to read it, and what it says. */
  readonly caption: string;
  /** For those who cannot see it. */
  readonly label: string;
  readonly table: DataTable;
  readonly spec: (size: Size) => Spec;
  /** What turns the same chart of another result into this one, where a what-if can. */
  readonly change?: (size: Size) => ChartChange;
  /** Single draws that a button shows; none where it is left out. */
  readonly paths?: number;
}

export const wide: Size = { width: 700, narrow: false, live: false };
export const narrow: Size = { width: 335, narrow: true, live: false };
