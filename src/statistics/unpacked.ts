import type { PackedHistogram, SparseHistogram } from '../kernel/kernel.ts';
import { unpackHistogram } from '../kernel/packing/packed-histogram.ts';

/** A histogram that is unpacked when it is first asked for, and then kept; null where there is none. */
export function unpacked(packed: () => PackedHistogram | null): () => SparseHistogram | null {
  let histogram: SparseHistogram | null | undefined;
  return () => {
    if (histogram === undefined) {
      const found = packed();
      histogram = found && unpackHistogram(found);
    }
    return histogram;
  };
}
