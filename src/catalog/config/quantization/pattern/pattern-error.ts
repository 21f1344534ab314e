/** What is wrong with a pattern; the message goes on after it: `has a bracket that is not closed`. */
export class PatternError extends Error {
  override readonly name = 'PatternError';
}
