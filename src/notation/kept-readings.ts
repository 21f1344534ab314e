/** A longer text is data that somebody wrote, and may be megabytes: it is read each time. */
const longest = 1000;

/**
 * Reads texts, and keeps what it made of the latest `most` of them: a model has the same hundreds of texts each time that a
 * scenario of it is read. What is made must never be changed. A text that cannot be read is read again each time.
 */
export function keptReadings<Made>(read: (text: string) => Made, most = 4096): (text: string) => Made {
  const known = new Map<string, Made>();
  return (text) => {
    if (text.length > longest) return read(text);
    const found = known.get(text);
    if (found !== undefined) return found;
    const made = read(text);
    known.set(text, made);
    if (known.size > most) known.delete(known.keys().next().value!);
    return made;
  };
}
