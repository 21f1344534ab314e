import { columns, type Ink, left, textWidth, wrap } from './text-layout.ts';

/** A statistic, what it came to, and how well that is known. */
export interface KnownFact {
  readonly name: string;
  readonly value: string;
  /** Empty where nothing is said of it. */
  readonly known: string;
}

/** Statistics one below the other; how well they are known stands beside them where all lines have room for it, else below each. */
export function knownFacts(facts: readonly KnownFact[], ink: Ink): readonly string[] {
  const widest = (key: keyof KnownFact) => Math.max(0, ...facts.map((fact) => textWidth(fact[key])));
  const [names, values, known] = [widest('name'), widest('value'), widest('known')];
  const isBeside = 2 + names + 2 + values + 2 + known <= columns;
  const isOneLine = 2 + names + 2 + values <= columns;
  return facts.flatMap((fact) => {
    const name = left(fact.name, names);
    if (isBeside) return [`  ${name}  ${left(fact.value, values)}  ${ink.dim(fact.known)}`.trimEnd()];
    return [
      ...(isOneLine ? [`  ${name}  ${fact.value}`] : [`  ${fact.name}`, ...wrap(fact.value, '    ')]),
      ...wrap(fact.known, '    ').map(ink.dim),
    ];
  });
}
