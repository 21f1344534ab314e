/** Keys and their values as they are written: plain texts of the notation, texts in quotes, or mappings of them. */
export interface PartMapping {
  readonly [key: string]: string | QuotedText | PartMapping;
}

/** A text for people, which YAML needs in quotes. */
export interface QuotedText {
  readonly quoted: string;
}

/** A part of a scenario: what is to be merged into one, or written on its own. */
export interface ScenarioPart {
  /** Keys at the top with values of their own. */
  readonly options: Readonly<Record<string, string>>;
  readonly inputs: Readonly<Record<string, PartMapping>>;
  /** Lists at the top, as of commitments, observed and published values. */
  readonly lists: Readonly<Record<string, readonly PartMapping[]>>;
}
