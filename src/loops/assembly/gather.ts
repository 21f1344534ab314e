/** `to[place] = from[order[place]]`, in doubles. */
export function gatherDoubles(from: usize, order: usize, count: i32, to: usize): void {
  for (const end = order + (<usize>count << 2); order < end; order += 4, to += 8)
    store<f64>(to, load<f64>(from + (<usize>load<u32>(order) << 3)));
}

/** The same in bytes. */
export function gatherBytes(from: usize, order: usize, count: i32, to: usize): void {
  for (const end = order + (<usize>count << 2); order < end; order += 4, to += 1)
    store<u8>(to, load<u8>(from + <usize>load<u32>(order)));
}
