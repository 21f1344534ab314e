import type { Result } from '../../../analyses/result.ts';
import { anchor, type Html, html } from '../html.ts';
import type { PageContext } from '../section.ts';
import { Twins } from './twins.ts';

/** Deepest nesting of the tree on the page; what lies deeper is linked to where it stands. */
const deepest = 12;

/** The formula tree: each quantity unfolds to what it is made of; one that stands above already is a link. */
export function model({ result, outputs }: PageContext): Html | null {
  const { model } = result;
  if (Object.keys(model).length === 0) return null;
  const seen = new Set<string>();
  /** Too deep where they were first met: they stand at the end. */
  const postponed = new Set<string>();
  const isNested = (name: string, depth: number) =>
    model[name] !== undefined && !seen.has(name) && depth <= deepest;
  const twins = new Twins(model);
  const branch = (name: string, depth: number): Html => {
    const quantity = model[name]!;
    const isFirst = seen.size === 0;
    seen.add(name);
    postponed.delete(name);
    const twin = twins.of(name);
    if (twin !== null)
      return html`<li id="quantity-${anchor(name)}">${quantity.label} <span class="unit">${quantity.unit}</span> <span class="small">as ${link(twin, result)}</span></li>`;
    const elsewhere = new Set<string>();
    const nested: Html[] = [];
    for (const use of quantity.uses) {
      if (isNested(use, depth + 1)) nested.push(branch(use, depth + 1));
      else {
        if (model[use] !== undefined && !seen.has(use)) postponed.add(use);
        elsewhere.add(use);
      }
    }
    return html`<li id="quantity-${anchor(name)}"><details${isFirst && html` open`}><summary>${quantity.label} <span class="unit">${quantity.unit}</span></summary>${formula(name, result, elsewhere)}${nested.length > 0 && html`<ul class="tree">${nested}</ul>`}</details></li>`;
  };
  const root = (name: string) => (seen.has(name) || !model[name] ? html`` : branch(name, 0));
  return html`<p>Every number above comes out of these formulas. Unfold one to see what it is made of, in which unit, and where the formula comes from.</p>
<ul class="tree">${outputs.map(({ name }) => root(name))}${rest(postponed, root)}</ul>`;
}

/** A name that stands elsewhere on the page: among the inputs, or elsewhere in the tree. */
function link(name: string, { model, inputs }: Result): Html {
  if (model[name]) return html`<a href="#quantity-${anchor(name)}">${name}</a>`;
  return inputs[name] ? html`<a href="#input-${anchor(name)}">${name}</a>` : html`${name}`;
}

/** What was postponed, and what that postpones in its turn. */
function rest(postponed: ReadonlySet<string>, root: (name: string) => Html): Html[] {
  const made: Html[] = [];
  for (const name of postponed) made.push(root(name));
  return made;
}

/** A formula in which the names that stand elsewhere are links; the others unfold below it. */
function formula(name: string, result: Result, elsewhere: ReadonlySet<string>): Html {
  const { formula, explanation, source } = result.model[name]!;
  const words = formula.split(/([\p{L}_][\p{L}\p{M}\p{N}_.]*)/u);
  const linked = words.map((word) => (elsewhere.has(word) ? link(word, result) : html`${word}`));
  return html`<p class="formula"><code>${name} = ${linked}</code></p><p class="small">${explanation}${source !== '' && source !== 'arithmetic' && html` Source: ${source}`}</p>`;
}
