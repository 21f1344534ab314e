import { figure } from './written.ts';

/** A mean's 90 % interval as a line to paste; `positive`: no value lies below 0. */
export function meanNotation(
  { p5, p95 }: { readonly p5: number; readonly p95: number },
  positive: boolean,
): string {
  const [low, high] = [p5, p95].map((value) => figure(value, p95 - p5));
  if (p5 === p95) return low!;
  if (p5 > 0) return `${low} to ${high}`;
  const normal = `normal(p5=${low}, p95=${high})`;
  return positive ? `truncate(${normal}, low=0)` : normal;
}
