/** Amounts of which more is better, by the last word of their name. Judgement: what accounts call so; all others are costs. */
const gains = /(?:^|[._])(?:earnings|income|margin|margin_share|profit|revenue|savings)$/;

interface Limited {
  readonly threshold: { readonly quantity: string; readonly operator: string } | null;
}

/** Whether more of a quantity is better: as the goals on it say, or else its name. */
export function isGain(quantity: string, goals: readonly Limited[]): boolean {
  const operators = goals.flatMap(({ threshold }) =>
    threshold?.quantity === quantity ? [threshold.operator] : [],
  );
  return operators.length > 0 ? operators.every((one) => one.startsWith('>')) : gains.test(quantity);
}
