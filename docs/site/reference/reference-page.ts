/** A page made from the program's own tables. */
export interface ReferencePage {
  /** From the site's root, without the ending. */
  readonly path: string;
  readonly title: string;
  /** Markdown, with HTML where tables need anchors. It begins with the title. */
  readonly markdown: string;
}
