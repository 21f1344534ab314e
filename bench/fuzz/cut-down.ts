/** Most tries, each of which examines an input. */
const mostTries = 400;

/**
 * A text that still fails, without parts that are not needed for that.
 *
 * Source: Zeller and Hildebrandt, Simplifying and isolating failure-inducing input, IEEE Trans. Softw. Eng. 28 (2002) 183-200,
 * with complements alone.
 */
export async function cutDown<Text extends string | Uint8Array>(
  text: Text,
  fails: (text: Text) => Promise<boolean>,
): Promise<Text> {
  let shortest = text;
  let tries = 0;
  for (
    let size = Math.ceil(text.length / 2);
    size >= 1 && tries < mostTries;
    size = size === 1 ? 0 : Math.ceil(size / 2)
  ) {
    for (let at = 0; at < shortest.length && tries < mostTries; ) {
      const shorter = without(shortest, at, size);
      tries += 1;
      if (await fails(shorter)) shortest = shorter;
      else at += size;
    }
  }
  return shortest;
}

function without<Text extends string | Uint8Array>(text: Text, at: number, count: number): Text {
  if (typeof text === 'string') return (text.slice(0, at) + text.slice(at + count)) as Text;
  return Uint8Array.from([...text.subarray(0, at), ...text.subarray(at + count)]) as Text;
}
