/** What is wrong with a pattern; the message goes on after it: `has a bracket that nothing closes`. */
export class PatternError extends Error {
  override readonly name = 'PatternError';
}
