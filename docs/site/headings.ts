/** A heading of a page, as its contents show it. */
export interface Heading {
  readonly level: number;
  readonly id: string;
  readonly html: string;
}

/** Most headings that the contents of a page show with those of the third level. */
const mostHeadings = 40;

/** Headings of the second and third level of a page; only those of the second where there are too many. */
export function headingsOf(html: string): readonly Heading[] {
  const all = [...html.matchAll(/<h([23]) id="([^"]+)">(.*?)<\/h[23]>/g)].map(([, level, id, inner]) => ({
    level: Number(level),
    id: id!,
    html: inner!.replace(/ <span class="unit">[^<]*<\/span>/, ''),
  }));
  return all.length > mostHeadings ? all.filter(({ level }) => level === 2) : all;
}
