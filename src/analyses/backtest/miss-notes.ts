/** What a scenario's note begins with when it says why a published value lies outside. */
const mark = /^outside:\s*/i;

/** A scenario's notes: those that say why it misses, without their mark, and the others. */
export function sortNotes(notes: readonly string[]): {
  readonly misses: readonly string[];
  readonly others: readonly string[];
} {
  return {
    misses: notes.filter((note) => mark.test(note)).map((note) => note.replace(mark, '')),
    others: notes.filter((note) => !mark.test(note)),
  };
}
