/*
 * Discrete distributions by guide tables (Chen and Asau, 1974). The layout is that of src/plan/guide-table.ts:
 *
 *   doubles 0 to 3       guide cells a side; steps of the lower side; steps of the upper side; 0
 *   1 double a cell      step where the search begins: the lower side's cells, then the upper side's
 *   2 doubles a step     probability, value: the lower side's, then the upper side's
 *
 * Lower side: the first step whose cumulative probability is at least t. Upper side, from the top down: the last step
 * whose survival is at most |t|. The last step of each side is never passed.
 */
export function guideQuantiles(target: usize, tails: usize, data: usize, count: i32): void {
  const cells = load<f64>(data);
  const scale = cells * 2;
  const lastCell = <i32>cells - 1;
  const lowerGuide = data + 32;
  const upperGuide = lowerGuide + (<usize>cells << 3);
  const lowerSteps = upperGuide + (<usize>cells << 3);
  const upperSteps = lowerSteps + (<usize>load<f64>(data, 8) << 4);
  const end = tails + (<usize>count << 3);
  for (; tails < end; tails += 8, target += 8) {
    const t = load<f64>(tails);
    const size = abs(t);
    const cell = <usize>min(<i32>(size * scale), lastCell) << 3;
    if (t > 0) {
      let step = lowerSteps + (<usize>load<f64>(lowerGuide + cell) << 4);
      while (load<f64>(step) < size) step += 16;
      store<f64>(target, load<f64>(step, 8));
    } else {
      let step = upperSteps + (<usize>load<f64>(upperGuide + cell) << 4);
      while (load<f64>(step, 16) <= size) step += 16;
      store<f64>(target, load<f64>(step, 8));
    }
  }
}
