import type { Problem } from '../errors.ts';
import type { SourceFile } from './source-file.ts';

/** In the order of the files, and from top to bottom; the same thing is said once. */
export function inOrder(problems: readonly Problem[], files: readonly SourceFile[]): Problem[] {
  const rank = ({ place }: Problem) => {
    const index = files.findIndex(({ name }) => name === place.file);
    return index < 0 ? files.length : index;
  };
  const sorted = [...problems].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      (a.place.line ?? 0) - (b.place.line ?? 0) ||
      (a.place.column ?? 0) - (b.place.column ?? 0),
  );
  const seen = new Set<string>();
  return sorted.filter((problem) => {
    const key = JSON.stringify(problem);
    return !seen.has(key) && seen.add(key);
  });
}
