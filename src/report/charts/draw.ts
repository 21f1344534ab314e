import * as vega from 'vega';
import { Error as ErrorLevel, loader, parse, resetSVGDefIds, type Spec as VegaSpec, View } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { compile, type TopLevelSpec } from 'vega-lite';
import type { Chart, Size, Spec } from './chart.ts';
import { glyphWidth } from './glyph-widths.ts';
import { config, font } from './theme.ts';

/** A Vega-Lite specification compiled to Vega. @throws Error at any warning: our own specifications give none. */
export function compileSpec(spec: Spec): VegaSpec {
  const refuse = (...messages: readonly unknown[]) => {
    throw new Error(`chart: ${messages.join(' ')}`);
  };
  const logger = {
    error: refuse,
    warn: refuse,
    info: () => logger,
    debug: () => logger,
    level: () => logger,
  };
  return compile(spec as unknown as TopLevelSpec, { config: config as never, logger: logger as never }).spec;
}

interface TextItem {
  readonly fontSize?: number;
  readonly text?: unknown;
}

// Vega measures text with a canvas where one is installed; a drawing must not depend on that.
const { textMetrics } = vega as unknown as {
  textMetrics: { width: (item: TextItem, text?: unknown) => number };
};
textMetrics.width = (item, text) => glyphWidth(String(text ?? item.text ?? '').trim(), item.fontSize ?? 11);

/** A chart drawn as SVG text: no style attributes, no identifiers but those that begin with `prefix`. */
export async function drawChart(chart: Chart, size: Size, prefix: string): Promise<string> {
  return drawSpec(chart.spec(size), prefix);
}

/** A Vega-Lite specification drawn as SVG text, coordinates to a tenth of a pixel or as said. */
export async function drawSpec(spec: Spec, prefix: string, decimals = 1): Promise<string> {
  resetSVGDefIds();
  const view = viewOf(spec);
  try {
    return tidySvg(await view.toSVG(), prefix, decimals);
  } finally {
    view.finalize();
  }
}

/** Views that are filled with other rows again and again, by all of their specification but the rows. */
const alike = new Map<string, View>();
/** The drawing before: a view is filled anew when it is done. */
let before: Promise<unknown> = Promise.resolve();

/** Draws one of many specifications that differ in their rows only, `data.values`: what they share is compiled once. */
export function drawAlike(spec: Spec, prefix: string, decimals = 1): Promise<string> {
  const drawing = before.then(() => drawInTurn(spec, prefix, decimals));
  before = drawing.catch(() => {});
  return drawing;
}

async function drawInTurn(spec: Spec, prefix: string, decimals: number): Promise<string> {
  resetSVGDefIds();
  const { values } = spec.data as { readonly values: readonly object[] };
  const key = JSON.stringify({ ...spec, data: null });
  const known = alike.get(key);
  const view = known ?? viewOf({ ...spec, data: { name: 'rows', values } });
  alike.set(key, view);
  known?.data('rows', [...values]);
  return tidySvg(await view.toSVG(), prefix, decimals);
}

function viewOf(spec: Spec): View {
  const refuse = { load: () => Promise.reject(new Error('charts hold their own data')) };
  return new View(parse(compileSpec(spec), undefined, { ast: true }), {
    expr: expressionInterpreter,
    renderer: 'none',
    loader: { ...loader(), ...refuse } as never,
    logLevel: ErrorLevel,
  });
}

/** Shorter numbers, no style attributes (a strict policy refuses them) and identifiers that are unique on the page. */
export function tidySvg(svg: string, prefix: string, decimals = 1): string {
  const tidy = svg
    .split(/(<[^>]*>)/)
    .map((part) => (part.startsWith('<') ? tidyTag(part, prefix, decimals) : part))
    .join('')
    .replace(emptyPath, '')
    .replace(circlePath, '<circle$1 r="$2"')
    .replace(/<circle transform="translate\(([-\d.]+),([-\d.]+)\)"/g, '<circle cx="$1" cy="$2"')
    .replace(movedText, '<text$1 x="$2" y="$3"');
  const root = tidy.includes('<text') ? `<svg font-family="${fontAttribute}" font-size="12" ` : '<svg ';
  return saidOnce(withoutBareGroups(tidy)).replace('<svg ', () => root);
}

/** Groups without attributes group nothing. */
function withoutBareGroups(svg: string): string {
  const open: boolean[] = [];
  return svg.replace(/<g( [^>]*)?>|<\/g>/g, (tag, attributes: string | undefined) => {
    if (tag === '</g>') return open.pop() ? '' : tag;
    open.push(attributes === undefined);
    return attributes === undefined ? '' : tag;
  });
}

/** Attributes that parts of a group inherit. */
const inherited = [
  / fill="[^"]*"/,
  / stroke="[^"]*"/,
  / stroke-width="[^"]*"/,
  / stroke-dasharray="[^"]*"/,
  / text-anchor="[^"]*"/,
  / font-weight="[^"]*"/,
  / font-size="[^"]*"/,
];

/** A group that holds no other. */
const innermostGroup = /<g( [^>]*)?>((?:(?!<\/?g\b).)*)<\/g>/gs;

const partTag = /<[a-z][^>]*>/g;

/** What all parts of a group say, the group says. */
function saidOnce(svg: string): string {
  return svg.replace(innermostGroup, (group, own: string | undefined, inside: string) => {
    const parts = inside.match(partTag) ?? [];
    if (parts.length < 2) return group;
    let [attributes, content] = [own ?? '', inside];
    for (const attribute of inherited) {
      const said = attribute.exec(parts[0]!)?.[0];
      if (said === undefined || !parts.every((part) => part.includes(said))) continue;
      attributes = attributes.replace(attribute, '') + said;
      content = content.replace(partTag, (part) => part.replace(said, ''));
    }
    return `<g${attributes}>${content}</g>`;
  });
}

const fontAttribute = font.replaceAll('"', '&quot;');

/** What SVG takes for granted, or the drawing says once at its root. */
const defaults = [
  ` font-family="${fontAttribute}"`,
  ' font-size="12px"',
  ' font-weight="normal"',
  ' opacity="1"',
  ' stroke-width="1"',
  ' text-anchor="start"',
  ' transform="translate(0,0)"',
  ' stroke-miterlimit="4"',
  ' x2="0"',
  ' y2="0"',
];

/** Paths that draw nothing: Vega's frames around groups without a stroke or fill. */
const emptyPath = /<path d="[^"]*"(?: display="none")?\/>/g;

/** Points of a path between others of the same height: the ground of an area has one for every point above it. */
const levelPoints = /(L[-\d.]+,([-\d.]+))(?:L[-\d.]+,\2)+(?=L[-\d.]+,\2(?!\d|\.))/g;

/** A text of one line that is moved, and not turned. */
const movedText = /<text([^>]*?) transform="translate\(([-\d.]+),([-\d.]+)\)"(?=[^>]*>[^<]*<\/text>)/g;

/** A circle as Vega writes it. */
const circlePath = /<path([^>]*?) d="M([\d.]+),0A\2,\2,0,1,1,-\2,0A\2,\2,0,1,1,\2,0"/g;

function tidyTag(tag: string, prefix: string, decimals: number): string {
  const width = tag.includes(' stroke="') ? '' : / stroke-width="[^"]*"/g;
  return tag
    .replace(width, '')
    .replace(/ (?:style|class|version|xmlns|xmlns:xlink|role|pointer-events|aria-[a-z]+)="[^"]*"/g, '')
    .replace(/ (d|transform|x|y|x1|x2|y1|y2|cx|cy|width|height|font-size)="([^"]*)"/g, (_, name, value) => {
      const short = String(value).replace(
        /-?\d+\.\d+(?:e-?\d+)?/g,
        (number) => `${Number(Number(number).toFixed(decimals))}`,
      );
      return ` ${name}="${name === 'd' ? short.replace(levelPoints, '$1') : short}"`;
    })
    .replaceAll(
      / (?:font-family|font-size|font-weight|opacity|stroke-width|stroke-miterlimit|text-anchor|transform|[xy]2)="[^"]*"/g,
      (attribute) => (defaults.includes(attribute) ? '' : attribute),
    )
    .replace(/ id="([^"]*)"/g, (_, id) => ` id="${prefix}-${id}"`)
    .replace(/url\(#([^)]*)\)/g, (_, id) => `url(#${prefix}-${id})`);
}
