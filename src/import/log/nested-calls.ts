/** Spans of one trace are exported soon after each other: so many calls are remembered. */
const remembered = 100_000;

/**
 * Finds calls that are recorded twice: where a framework and the client that it uses both record, the span of one stands inside
 * that of the other, and either may be exported first.
 */
export class NestedCalls {
  readonly #calls = new Set<string>();
  readonly #parents = new Set<string>();

  /** Whether a call stands inside one that was counted, or around it; else it is counted. */
  isSecond(span: string | null, parent: string | null): boolean {
    if ((parent !== null && this.#calls.has(parent)) || (span !== null && this.#parents.has(span)))
      return true;
    if (span !== null) remember(this.#calls, span);
    if (parent !== null) remember(this.#parents, parent);
    return false;
  }
}

function remember(all: Set<string>, one: string): void {
  all.add(one);
  if (all.size <= remembered) return;
  const [oldest] = all;
  all.delete(oldest!);
}
