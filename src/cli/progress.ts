import { visible } from '../errors.ts';

/** A line on the terminal that says how far a long run is and how long it will take; silent elsewhere. */
export interface Progress {
  /** Called as work is done: `done` of `total`. */
  readonly update: (done: number, total: number) => void;
  /** Removes the line. */
  readonly end: () => void;
}

/** Progress on `stream`, drawn at most ten times a second and not before `quietMs`. */
export function startProgress(
  label: string,
  {
    unit = 'draws',
    stream = process.stderr as NodeJS.WriteStream,
    clock = () => performance.now(),
    quietMs = 400,
  } = {},
): Progress {
  if (!stream.isTTY) return { update: () => {}, end: () => {} };
  const startedMs = clock();
  let drawnMs = startedMs + quietMs - 100;
  let drawn = false;
  const shownLabel = visible(label);
  return {
    update(done, total) {
      const nowMs = clock();
      if (nowMs - drawnMs < 100) return;
      drawnMs = nowMs;
      drawn = true;
      const leftMs = done > 0 ? ((nowMs - startedMs) * (total - done)) / done : Number.NaN;
      const line = `${shownLabel}  ${percent(done / total)}  ${formatCount(done)} of ${formatCount(total)} ${unit}${timeLeft(leftMs)}`;
      stream.write(`\r\u001b[K${line.slice(0, (stream.columns ?? 80) - 1)}`);
    },
    end() {
      if (drawn) stream.write('\r\u001b[K');
    },
  };
}

const percent = (share: number) => `${String(Math.floor(100 * share)).padStart(3)} %`;

function timeLeft(leftMs: number): string {
  if (!Number.isFinite(leftMs)) return '';
  const seconds = Math.ceil(leftMs / 1000);
  if (seconds < 60) return `, ${seconds} s left`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 60 ? `, ${minutes} min left` : `, ${(minutes / 60).toFixed(1)} h left`;
}

/** `1.5M`, for people. */
export function formatCount(count: number): string {
  const [size, suffix] = [
    [1e12, 'T'] as const,
    [1e9, 'B'] as const,
    [1e6, 'M'] as const,
    [1e3, 'k'] as const,
  ].find(([size]) => count >= size) ?? [1, ''];
  return `${Number((count / size).toPrecision(3))}${suffix}`;
}
