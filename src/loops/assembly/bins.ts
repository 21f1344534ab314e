/** Writes 0 and then the sum of the first k + 1 counts at place k + 1. */
export function cumulate(counts: usize, size: i32, sums: usize): void {
  let sum: f64 = 0;
  store<f64>(sums, sum);
  for (const end = counts + (<usize>size << 3); counts < end; counts += 8) {
    sum += load<f64>(counts);
    sums += 8;
    store<f64>(sums, sum);
  }
}

/** Writes where each bin stands among others, which hold it; both ascend. */
export function placesAmong(bins: usize, size: i32, others: usize, places: usize): void {
  let place: u32 = 0;
  for (const end = bins + (<usize>size << 2); bins < end; bins += 4, places += 4) {
    const bin = load<i32>(bins);
    while (load<i32>(others + (<usize>place << 2)) < bin) place++;
    store<u32>(places, place);
  }
}
