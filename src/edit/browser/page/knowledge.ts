import type { Facts, Language } from '../language/language.ts';

/** What the editor knows at the moment; nothing until the worker has told. */
export interface Knowledge {
  readonly language: () => Language | null;
  readonly facts: () => Facts;
  /** An input's distribution as markup; null where it has none. */
  readonly shapeOf: (name: string) => Promise<string | null>;
}
