import { grouped } from '../../notation/grouped.ts';
import { InterruptedError } from '../../errors.ts';
import type { Coordinator } from '../../engine/coordinator.ts';
import type { Settings } from '../../run/settings.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { type DrawnRow, drawRows, rowsTogether, type Wanted } from './draw-rows.ts';
import type { ReadRow } from './read-rows.ts';

/** Rows that were finished before, and where those go that are finished now. */
export interface FinishedRows {
  get(key: string): DrawnRow | undefined;
  add(rows: readonly (readonly [key: string, row: DrawnRow])[]): void;
}

/** A row, and the key by which it is the same in every sweep. */
export type KeyedRow = ReadRow & { readonly key: string };

/** Plans that are worked on at the same time: while one is drawn the next is made. */
const plansAtOnce = 2;

/**
 * Draws all rows that are not finished, many in one plan, and gives every row by its key. Scenarios are read anew for each plan,
 * and let go with it.
 *
 * @throws InterruptedError where it was stopped; UsageError where the design cannot serve so many draws
 */
export async function drawAll(
  rows: readonly KeyedRow[],
  scenarioOf: (row: number) => Scenario,
  settings: Settings,
  wanted: Wanted,
  coordinator: Coordinator,
  {
    finished,
    onProgress,
    signal,
  }: {
    readonly finished?: FinishedRows;
    readonly onProgress?: (done: number, total: number) => void;
    readonly signal?: AbortSignal;
  },
): Promise<ReadonlyMap<string, DrawnRow>> {
  const found = new Map<string, DrawnRow>();
  const left = new Map<string, KeyedRow>();
  for (const row of rows) {
    const known = finished?.get(row.key);
    if (known === undefined) left.set(row.key, row);
    else found.set(row.key, known);
  }
  const stop = new AbortController();
  const onAbort = () => stop.abort();
  signal?.addEventListener('abort', onAbort);
  if (signal?.aborted) onAbort();
  // What was finished before took no time of this sweep.
  const progress = new RowProgress(left.size, onProgress);
  const total = found.size + left.size;
  const plans = plansOf([...left.values()], scenarioOf, wanted);
  const lane = async () => {
    for (const plan of plans) {
      if (stop.signal.aborted) throw new InterruptedError('stopped before all rows were drawn');
      const scenarios = plan.map(({ index }) => scenarioOf(index));
      const part = progress.part(plan.length);
      const ownSettings = { ...settings, signal: stop.signal, onProgress: part.update };
      const drawn = await drawRows(scenarios, ownSettings, wanted, coordinator);
      const keyed = plan.map(({ key }, index) => [key, drawn[index]!] as const);
      // What failed may have failed by the machine: it is tried again.
      const whole = keyed.filter(([, row]) => !('error' in row));
      if (whole.length > 0) finished?.add(whole);
      for (const [key, row] of keyed) found.set(key, row);
      part.end();
    }
  };
  const stopping = async () => {
    try {
      await lane();
    } catch (error) {
      // The other plans are stopped too, and waited for: what they have finished is kept.
      stop.abort();
      throw error;
    }
  };
  try {
    const ended = await Promise.allSettled(Array.from({ length: plansAtOnce }, stopping));
    const errors = ended.flatMap((lane) => (lane.status === 'rejected' ? [lane.reason as unknown] : []));
    const own = errors.find((error) => !(error instanceof InterruptedError)) ?? errors[0];
    if (own instanceof InterruptedError)
      throw new InterruptedError(
        `stopped when ${grouped(found.size)} of ${grouped(total)} rows were finished`,
      );
    if (own !== undefined) throw own;
    return found;
  } finally {
    signal?.removeEventListener('abort', onAbort);
  }
}

/** Rows that one plan takes, one plan after the other. */
function* plansOf(
  rows: readonly KeyedRow[],
  scenarioOf: (row: number) => Scenario,
  wanted: Wanted,
): Generator<readonly KeyedRow[]> {
  const groups = new Map<string, KeyedRow[]>();
  for (const row of rows) {
    const group = groups.get(row.drawnTogether) ?? [];
    group.push(row);
    groups.set(row.drawnTogether, group);
  }
  for (const group of groups.values()) {
    const [first, second] = group;
    const most =
      second === undefined ? 1 : rowsTogether(scenarioOf(first!.index), scenarioOf(second.index), wanted);
    for (let from = 0; from < group.length; from += most) yield group.slice(from, from + most);
  }
}

/** How many rows are done, those of plans under way in part. */
class RowProgress {
  readonly #total: number;
  readonly #tell: (done: number, total: number) => void;
  #done = 0;
  readonly #under: Set<{ share: number; readonly rows: number }> = new Set();

  constructor(total: number, tell: (done: number, total: number) => void = () => {}) {
    this.#total = total;
    this.#tell = tell;
  }

  part(rows: number) {
    const part = { share: 0, rows };
    this.#under.add(part);
    return {
      update: (done: number, total: number) => {
        part.share = done / total;
        this.#say();
      },
      end: () => {
        this.#under.delete(part);
        this.#done += rows;
        this.#say();
      },
    };
  }

  #say(): void {
    const under = [...this.#under].reduce((sum, { share, rows }) => sum + share * rows, 0);
    this.#tell(Math.floor(this.#done + under), this.#total);
  }
}
