/** What the editor knows of the language: made from the registries, in the worker. */

/** A word that may be written, and what it means. */
export interface Word {
  readonly word: string;
  /** In a few words, beside it: a unit, a signature. */
  readonly detail: string;
  /** In sentences. */
  readonly about: string;
  /** What is written for it, where that is more than the word. */
  readonly insert?: string;
}

/** A JSON Schema (draft 7), as far as the editor reads it. */
export interface Schema {
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly deprecated?: boolean;
}

/** The same for every scenario. */
export interface Language {
  /** Keys and their values: the schema of scenario files. */
  readonly schema: Schema;
  readonly functions: readonly Word[];
  /** Functions and names of scenarios with a horizon. */
  readonly monthly: readonly Word[];
  readonly families: readonly Word[];
  readonly units: readonly Word[];
  /** Words that a key's value may be: rows of the catalogue and the like, by the key. */
  readonly values: Readonly<Record<string, readonly Word[]>>;
}

/** An input of the scenario, or of its model. */
export interface InputFact {
  readonly name: string;
  readonly unit: string;
  /** As it is written, or the model's default. */
  readonly notation: string;
  readonly isDefault: boolean;
  readonly range: string;
  readonly explanation: string;
  readonly source: string;
}

export interface QuantityFact {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  readonly formula: string;
  readonly explanation: string;
  readonly source: string;
}

/** What is known of one scenario: of the last one that could be read, else of its model. */
export interface Facts {
  readonly inputs: readonly InputFact[];
  readonly quantities: readonly QuantityFact[];
  readonly hasHorizon: boolean;
}
