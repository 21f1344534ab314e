/** Parts of an interval at which a quantile function is asked for: src/plan/quantile-cubics.ts has the same. */
const partCount: i32 = 7;
/** Bytes of a panel: where it begins and ends, its centre, scale and base, and 16 coefficients. */
const panelBytes: usize = 168;
const coefficientCount: i32 = 16;

/** The series of a panel, as `panelValue` of src/plan/quantile-panels.ts computes it. */
// @ts-ignore: decorator
@inline
function panelValue(panel: usize, log2Tail: f64): f64 {
  const x = 2 * (log2Tail - load<f64>(panel, 16)) * load<f64>(panel, 24);
  const coefficients = panel + 40;
  let next: f64 = 0;
  let afterNext: f64 = 0;
  for (let order: usize = coefficientCount - 1; order > 0; order--) {
    const current = load<f64>(coefficients + (order << 3)) + x * next - afterNext;
    afterNext = next;
    next = current;
  }
  return load<f64>(panel, 32) + (load<f64>(coefficients) + 0.5 * x * next - afterNext);
}

/**
 * Values of a function at the nodes of intervals, by its panels, which ascend: of the intervals from `first` on, 2^bits of which are an
 * octave, the first octave beginning at 2^-53. `inner`: the parts, moved a little into the interval where they are its ends, which
 * say what panel a node lies in. `logs`: log2 of the tail at every node. No value lies outside `low` and `high`.
 */
export function seriesAtNodes(
  panels: usize, panelCount: i32, inner: usize, logs: usize, first: i32, count: i32, bits: i32, low: f64, high: f64,
  values: usize,
): void {
  const end = panels + <usize>(panelCount - 1) * panelBytes;
  let panel = panels;
  for (let interval = first; interval < first + count; interval++) {
    const octave = reinterpret<f64>(<u64>(1023 - 53 + (interval >> bits)) << 52);
    const width = octave / <f64>(1 << bits);
    const start = octave + <f64>(interval & ((1 << bits) - 1)) * width;
    for (let part = 0; part < partCount; part++, logs += 8, values += 8) {
      const tail = start + width * load<f64>(inner + (<usize>part << 3));
      while (panel > panels && load<f64>(panel) > tail) panel -= panelBytes;
      while (panel < end && load<f64>(panel, 8) <= tail) panel += panelBytes;
      store<f64>(values, min(max(panelValue(panel, load<f64>(logs)), low), high));
    }
  }
}
